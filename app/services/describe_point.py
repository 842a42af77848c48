"""The help point's own name and telephone: the keeper fills them in once, and every sheet names whom to call."""

from dataclasses import dataclass

from app.services.desk import Desk
from app.services.roles import Act, require

NAME, HOTLINE = "helper_point", "helper_hotline"
LONGEST = 120


@dataclass(frozen=True)
class Point:
    """As it stands on paper; an empty ``hotline`` leaves the portal's own help desk on the sheet."""

    name: str = ""
    hotline: str = ""


def point(desk: Desk) -> Point:
    """What the keeper has filled in so far."""
    with desk.vault.read() as unit:
        return Point(unit.settings.get(NAME, ""), unit.settings.get(HOTLINE, ""))


def describe_point(desk: Desk, *, name: str | None = None, hotline: str | None = None) -> Point:
    """Change the name, the telephone or both (None leaves as it was); returns what stands now (``role``)."""
    require(desk, Act.SETTINGS)
    with desk.vault.write() as unit:
        for key, text in ((NAME, name), (HOTLINE, hotline)):
            if text is not None:
                unit.settings.put(key, " ".join(text.split())[:LONGEST])
    return point(desk)
