"""Pictures of every page, dialog and sheet, to be looked at by a person: `python -m tests.pictures`."""
