"""The window: Qt lives here and above, nowhere below."""
