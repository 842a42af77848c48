"""The window; Qt lives only here and above."""
