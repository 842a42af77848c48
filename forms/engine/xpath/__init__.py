"""XPath 1.0 in the ODK XForms dialect: lexer, parser, compiler to closures, functions, static references.

Standard: XPath 1.0; ODK XForms, section "XPath Expressions".
"""
