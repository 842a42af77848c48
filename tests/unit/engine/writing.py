"""Small XForms written for one test each."""

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone

from forms.engine import Form, Instance, load

VIETNAM = timezone(timedelta(hours=7))
NOON = datetime(2026, 3, 2, 12, 30, tzinfo=VIETNAM)
ATTRIBUTES = "relevant", "calculate", "required", "readonly", "constraint", "type"


def bind(ref: str, **facts: str) -> str:
    """A bind; ``message`` becomes the constraint's message."""
    words = {("jr:constraintMsg" if name == "message" else name): text for name, text in facts.items()}
    written = " ".join(f'{name}="{_escaped(text)}"' for name, text in words.items())
    return f'<bind nodeset="{ref}" {written}/>'


def written(instance: str, binds: str = "", body: str = "", *, model: str = "", itext: str = "") -> bytes:
    """The XML of a form whose primary instance holds ``instance`` inside ``data``."""
    texts = f"<itext>{itext}</itext>" if itext else ""
    return (
        '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" '
        'xmlns:jr="http://openrosa.org/javarosa" xmlns:hsl="urn:hosolang:form">'
        f"<h:head><h:title>Small</h:title><model>{texts}"
        f'<instance><data id="small" version="3">{instance}</data></instance>'
        f"{model}{binds}</model></h:head><h:body>{body}</h:body></h:html>"
    ).encode()


def form(
    instance: str,
    binds: str = "",
    body: str = "",
    *,
    model: str = "",
    itext: str = "",
    files: Mapping[str, bytes] | None = None,
) -> Form:
    """The form, loaded, with a clock that stands still at noon in Việt Nam."""
    return load(written(instance, binds, body, model=model, itext=itext), attachments=files, clock=lambda: NOON)


def filled(instance: str, binds: str = "", body: str = "", *, model: str = "", itext: str = "") -> Instance:
    """A new instance of such a form."""
    return form(instance, binds, body, model=model, itext=itext).new()


def inputs(*refs: str) -> str:
    """Plain text questions."""
    return "".join(f'<input ref="{ref}"><label>{ref}</label></input>' for ref in refs)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
