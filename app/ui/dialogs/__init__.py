"""Small windows over a page, each for one question."""
