"""One module per page: it builds its widgets, asks services through the session, and shows what they return."""
