"""The form engine, through its public face."""
