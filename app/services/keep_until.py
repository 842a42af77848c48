"""How long dossiers are kept: a clock that warns, a rule as data, and a purge that only a person starts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.services.desk import Desk
from app.services.erase_dossiers import Erased
from app.services.roles import Act, require
from app.storage.records import RetentionRule
from forms.onlooker import NOBODY, OnLooker
from forms.refusal import Refusal


@dataclass(frozen=True)
class KeepLine:
    """A dossier whose time of keeping is over or nearly so.

    Attributes:
        since: what the time runs from: result, filing or withdrawn.
        is_over: by the day that ``KeepList`` judged by.
        may_purge: over by the gateway's own time too, which alone lets a purge go on.
    """

    dossier_id: str
    public_code: str
    owner: str
    since: str
    until: date
    is_over: bool
    may_purge: bool


@dataclass(frozen=True)
class KeepList:
    """The days in force, the warnings, and by which day they are.

    ``trusted_on`` is the day that the gateway's signed time and our running time prove; None before a signed time.
    """

    rule: RetentionRule
    today: date
    trusted_on: date | None
    lines: tuple[KeepLine, ...]


def warnings(desk: Desk) -> KeepList:
    """What is to be looked at; the laptop's clock may warn, but only the gateway's time lets anything be purged."""
    trusted = desk.vault.trusted_today()
    today = desk.today()
    with desk.vault.read() as unit:
        rule = unit.retention.rule()
        lines = []
        for view in unit.retention.due(today):
            try:
                row = unit.dossiers.row(view.dossier_id)
            except Refusal:  # another helper's
                continue
            may_purge = trusted is not None and view.is_over(trusted)
            is_over = view.is_over(today)
            lines.append(KeepLine(row.id, row.public_code, row.owner, view.since, view.until, is_over, may_purge))
    return KeepList(rule, today, trusted, tuple(lines))


def change_rule(
    desk: Desk, *, after_result: int | None = None, after_filing: int | None = None, warn_before: int | None = None
) -> RetentionRule:
    """Put other days in force (None leaves as it was).

    Raises:
        Refusal: ``role``; ``bad-days`` outside 0 to 3650.
    """
    require(desk, Act.SETTINGS)
    wanted = {"after_result": after_result, "after_filing": after_filing, "warn_before": warn_before}
    changed = {name: days for name, days in wanted.items() if days is not None}
    if not all(0 <= days <= _LONGEST for days in changed.values()):
        raise Refusal("bad-days", f"Dossiers are kept 0 to {_LONGEST} days.")
    with desk.vault.write() as unit:
        now = unit.retention.rule()
        rule = RetentionRule(**{name: changed.get(name, getattr(now, name)) for name in wanted})
        unit.retention.set_rule(rule)
        unit.journal.append("retention-rule", desk.vault.vault_id, changed)
    return rule


def purge(desk: Desk, dossier_ids: Sequence[str], *, confirmed: bool, looker: OnLooker = NOBODY) -> Erased:
    """Erase dossiers whose time is over, as a person chose them; nothing in this program calls this by itself.

    Told as ``Vault.erase`` says, and never stopped half way.

    Raises:
        Refusal: ``role``, ``not-confirmed``, ``nothing-due``, ``no-trusted-time``, ``not-due``, ``still-on-its-way``;
            nothing was erased then.
    """
    require(desk, Act.RETENTION)
    ids = tuple(dict.fromkeys(dossier_ids))
    if not ids:
        raise Refusal("nothing-due", "No dossier's time of keeping is over.")
    if not confirmed:
        raise Refusal(
            "not-confirmed",
            f"{len(ids)} dossiers would be erased for good, also in the backups in reach: say --yes to do it.",
            count=str(len(ids)),
        )
    with desk.vault.read() as unit:
        codes = tuple(unit.dossiers.row(each).public_code for each in ids)
    return Erased(desk.vault.purge(ids, looker=looker), codes)


_LONGEST = 3650
"""Days; ten years are longer than anybody agreed to."""
