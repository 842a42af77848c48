"""The list of what the office sent back looks along the acts' status, not through all acts."""

STATEMENTS = ("CREATE INDEX ix_portal_events_status ON portal_events (status)",)
