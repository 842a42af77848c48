"""The lines over which submissions travel."""
