"""The gateway's log: one JSON object a line on standard error, with routes and counts and no word of a citizen."""

import json
import logging
from datetime import UTC, datetime

FACTS = ("method", "route", "status", "code", "bytes", "ms")


class JsonLines(logging.Formatter):
    """A record as ``{at, level, logger, said, …}``; facts that the record carries stand beside."""

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        at = datetime.fromtimestamp(record.created, UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"
        line = {"at": at, "level": record.levelname.lower(), "logger": record.name, "said": record.getMessage()}
        line |= {name: getattr(record, name) for name in FACTS if hasattr(record, name)}
        return json.dumps(line, ensure_ascii=False)


def say(words: str) -> None:
    """One line of the log that speaks of no request."""
    logging.getLogger("hosolang.gateway").info("%s", words)


def to_standard_error() -> None:
    """Let this process's log go to standard error; libraries are heard from warnings on."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines())
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.getLogger("hosolang").setLevel(logging.INFO)
