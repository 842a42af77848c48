"""A helper's badge out of a statement that the commune signed; nobody makes themselves a helper."""

from datetime import date

from forms.other_papers import Badge
from forms.places import Places
from forms.refusal import Refusal
from forms.trust import Signed

_WANTED = {"kind", "name", "team", "commune", "unit", "number", "first_day", "last_day"}


def badge_of(signed: Signed) -> Badge:
    """The badge of a proved statement ``{kind: helper-badge, name, team, commune, unit, number, first_day, last_day}``.

    ``unit`` is the commune's code; the key that signed is that commune's or its province's. Refusal ``bad-pack``, or
    ``other-unit`` where another commune or province signed.
    """
    said = signed.statement
    if set(said) != _WANTED or said["kind"] != "helper-badge" or not all(isinstance(one, str) for one in said.values()):
        raise Refusal("bad-pack", "This signed file names no helper as such files do; ask for it anew.")
    key = signed.key
    if key.unit != (said["unit"] if key.level == "commune" else Places.load().commune(said["unit"]).province):
        raise Refusal("other-unit", "This badge was signed by another commune; it is not used.")
    try:
        first_day, last_day = date.fromisoformat(said["first_day"]), date.fromisoformat(said["last_day"])
    except ValueError as error:
        raise Refusal("bad-pack", "This signed file names no days; ask for it anew.") from error
    return Badge(said["name"], said["team"], said["commune"], first_day, last_day, said["number"])
