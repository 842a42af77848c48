"""One control per kind of question: a value goes in, a committed text comes out when the helper leaves the field."""
