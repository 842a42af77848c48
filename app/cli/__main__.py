"""``python -m app.cli`` is ``hosolang``."""

import sys

from app.cli.entry import main

if __name__ == "__main__":
    sys.exit(main())
