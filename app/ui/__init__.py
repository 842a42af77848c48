"""The window: Qt lives here and above, nowhere below."""

from app.ui.unread import leave_sources_unread

leave_sources_unread()
