"""For who writes forms."""
