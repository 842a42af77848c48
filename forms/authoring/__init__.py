"""From XLSForm to XForm by pyxform; never imported when the program starts."""
