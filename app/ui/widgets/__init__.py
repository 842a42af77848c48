"""The small set of own widgets that every page is built of."""
