"""Refusals over HTTP: ``application/problem+json`` (RFC 9457) with one stable code and one sentence, never an echo."""

import errno
from collections.abc import Mapping, MutableMapping
from typing import Any

from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.responses import JSONResponse

from forms.refusal import NotNow

MEDIA_TYPE = "application/problem+json"
CODE = "hosolang.code"


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


_BUSY_STATES = {"40001", "40P01", "55P03", "53300", "57P03"}
"""PostgreSQL: serialization failure, deadlock, lock not available, too many connections, starting up; all kept nothing.

A connection that ends while a transaction commits is not among them: what it kept is open.
"""
_FULL_STATES = {"53100"}
_NO_ROOM = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
"""A full disk, or the keeper's share of one; Windows has no name for the second."""


def of_error(error: Exception) -> Problem:
    """What an error of ours means for the client: no room or busy (nothing was kept), or a mistake of ours."""
    words = str(error.orig).lower() if isinstance(error, OperationalError) else ""
    state = str(getattr(error.orig, "sqlstate", "")) if isinstance(error, DBAPIError) else ""
    if (isinstance(error, OSError) and error.errno in _NO_ROOM) or "full" in words or state in _FULL_STATES:
        return Problem(507, "full", "The gateway has no room left; its keeper must make room.")
    raced = isinstance(error, IntegrityError)  # two requests made the same row at once; the next try finds it
    if raced or isinstance(error, NotNow | PoolTimeout) or "locked" in words or state in _BUSY_STATES:
        return Problem(503, "busy", "The gateway is busy; try again in a moment.", {"Retry-After": "5"})
    return Problem(500, "server-error", "The gateway had an error of its own; ask again later.")


def answer(problem: Problem, scope: MutableMapping[str, Any]) -> JSONResponse:
    """The problem as a response; its code is left in the request's scope for the log."""
    scope[CODE] = problem.code
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
