"""Refusals over HTTP: ``application/problem+json`` (RFC 9457) with one stable code and one sentence, never an echo."""

from collections.abc import Mapping

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
