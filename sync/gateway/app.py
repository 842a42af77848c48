"""The gateway over HTTP: every address in its place, what guards them all, and how a refusal is answered."""

from typing import cast

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware

from sync.gateway import problems
from sync.gateway.declarations import Draw
from sync.gateway.dossier_routes import add_dossiers
from sync.gateway.figures import Figures
from sync.gateway.file_routes import add_files
from sync.gateway.greeting_routes import add_greetings
from sync.gateway.limits import Bucket
from sync.gateway.middleware import BodyGate, Door
from sync.gateway.office_routes import add_office
from sync.gateway.opening import Gateway
from sync.gateway.openrosa import add_openrosa
from sync.gateway.problems import Problem
from sync.gateway.public_routes import add_tracking, add_watching

_HTTP_ERRORS = {
    400: ("bad-request", "The body is not JSON in UTF-8."),
    404: ("no-such-address", "There is nothing at this address."),
    405: ("no-such-method", "This address does not take that method."),
}


def create_app(gateway: Gateway, *, workers: int = 1, draw: Draw | None = None) -> FastAPI:
    """The application on an open gateway; whoever opened the gateway closes it.

    With several ``workers`` each counts tries for itself and allows its share of them. ``draw`` makes declarations.
    """
    app = FastAPI(title="Hồ Sơ Làng gateway", version="1", docs_url=None, redoc_url=None)
    figures = Figures(gateway)
    app.state.gateway = gateway
    app.state.by_device = Bucket(gateway.clock, burst=3000, per_minute=1200, share=workers)
    add_greetings(app, gateway, workers)
    add_dossiers(app, gateway, figures)
    add_files(app, gateway)
    add_tracking(app, gateway, workers)
    add_watching(app, gateway, figures)
    add_office(app, gateway, workers=workers, draw=draw)
    add_openrosa(app, gateway, workers=workers)
    app.add_exception_handler(Problem, _on_problem)
    app.add_exception_handler(RequestValidationError, _on_bad_shape)
    app.add_exception_handler(HTTPException, _on_http_error)
    app.add_middleware(GZipMiddleware, minimum_size=300, compresslevel=9)
    app.add_middleware(BodyGate, streams=("/v1/files", "/v1/bundles", "/v1/office/results/"))
    app.add_middleware(Door, gateway_id=gateway.id, figures=figures)
    return app


async def _on_problem(request: Request, problem: Exception) -> Response:
    answer = problems.answer(cast("Problem", problem), request.scope)
    if request.url.path.startswith("/v1/files"):
        answer.headers["Tus-Resumable"] = "1.0.0"
    return answer


async def _on_bad_shape(request: Request, error: Exception) -> Response:
    """Names the places that are wrong, never what stood there."""
    places = sorted(
        {".".join(str(step) for step in one["loc"][:3]) for one in cast("RequestValidationError", error).errors()}
    )[:5]
    return problems.answer(Problem(422, "bad-request", "Not understood: " + ", ".join(places)), request.scope)


async def _on_http_error(request: Request, error: Exception) -> Response:
    refusal = cast("HTTPException", error)
    code, sentence = _HTTP_ERRORS.get(refusal.status_code, ("refused", "The request was refused."))
    return problems.answer(Problem(refusal.status_code, code, sentence, refusal.headers), request.scope)
