"""The vault: SQLCipher through SQLAlchemy, passphrase slots, and the stores behind one transaction."""
