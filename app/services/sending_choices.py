"""What the keeper chose about sending by itself: paused, papers over a paid connection, the hours of the night."""

from dataclasses import asdict, replace

from app.services.desk import Desk
from app.services.roles import Act, require
from app.storage.vault import Unit
from forms.refusal import Refusal
from sync.sending_rules import Rules

_SETTING = "sending_rules"
_HOURS = range(24)


def rules(unit: Unit) -> Rules:
    """The rules in force."""
    return Rules(**unit.settings.get(_SETTING, {}))


def rules_of(desk: Desk) -> Rules:
    """The rules in force, from an open vault."""
    with desk.vault.read() as unit:
        return rules(unit)


def choose(
    desk: Desk,
    *,
    paused: bool | None = None,
    files_when_metered: bool | None = None,
    while_locked: bool | None = None,
) -> Rules:
    """Change what is given, keep the rest; returns the rules now in force. Everybody may pause and go on.

    Raises:
        Refusal: ``role`` for the other two from anybody but a keeper.
    """
    if files_when_metered is not None or while_locked is not None:
        require(desk, Act.SETTINGS)
    named = {"paused": paused, "files_when_metered": files_when_metered, "while_locked": while_locked}
    return _put(desk, {name: value for name, value in named.items() if value is not None})


def choose_night(desk: Desk, hours: tuple[int, int] | None) -> Rules:
    """Papers go only between these hours of Việt Nam time, e.g. ``(22, 5)``; None: at any hour.

    Raises:
        Refusal: ``role``; ``bad-night`` for hours that are none, or a night without length.
    """
    require(desk, Act.SETTINGS)
    if hours is None:
        return _put(desk, {"night_from": None})
    begin, end = hours
    if begin not in _HOURS or end not in _HOURS or begin == end:
        raise Refusal("bad-night", "A night goes from one full hour to another, 0 to 23, for example 22-5.")
    return _put(desk, {"night_from": begin, "night_to": end})


def _put(desk: Desk, changed: dict[str, int | bool | None]) -> Rules:
    with desk.vault.write() as unit:
        chosen = replace(rules(unit), **changed)  # type: ignore[arg-type]  # names and values are this module's own
        unit.settings.put(_SETTING, asdict(chosen))
    return chosen
