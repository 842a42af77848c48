"""Pictures and codes: PDF pages to PNG, two-dimensional codes read from images."""
