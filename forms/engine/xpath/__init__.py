"""XPath 1.0 in the ODK XForms dialect: lexer, parser, compiler to closures, functions, static references."""
