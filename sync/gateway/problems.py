"""Refusals over HTTP: ``application/problem+json`` (RFC 9457) with one stable code and one sentence, never an echo."""

import errno
from collections.abc import Mapping

from sqlalchemy.exc import OperationalError
from starlette.responses import JSONResponse

MEDIA_TYPE = "application/problem+json"


class Problem(Exception):  # noqa: N818 - ends in a word a person could say, as all our errors do
    """A request that is refused.

    Attributes:
        status: the HTTP status.
        code: stable word for programs.
        sentence: what is wrong and what to do; never anything from the request.
        headers: more headers of the answer.
    """

    def __init__(self, status: int, code: str, sentence: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.sentence = sentence
        self.headers = dict(headers or {})


def of_error(error: Exception) -> Problem:
    """What an error of ours means for the client: no room or busy (nothing was kept), or a mistake of ours."""
    database = isinstance(error, OperationalError)
    words = str(error.orig).lower() if isinstance(error, OperationalError) else ""
    if (isinstance(error, OSError) and error.errno == errno.ENOSPC) or (database and "full" in words):
        return Problem(507, "full", "The gateway has no room left; its keeper must make room.")
    if database and "locked" in words:
        return Problem(503, "busy", "The gateway is busy; try again in a moment.", {"Retry-After": "5"})
    return Problem(500, "server-error", "The gateway had an error of its own; ask again later.")


def answer(problem: Problem) -> JSONResponse:
    """The problem as a response."""
    return JSONResponse(
        {
            "type": f"urn:hosolang:problem:{problem.code}",
            "title": problem.sentence,
            "status": problem.status,
            "code": problem.code,
        },
        status_code=problem.status,
        headers=problem.headers,
        media_type=MEDIA_TYPE,
    )
