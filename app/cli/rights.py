"""The commands for the rights of persons: how long dossiers are kept, erasing, purging, giving persons their data."""

from argparse import Namespace

from app.cli.opening import opened
from app.cli.output import how_many, show
from app.cli.waiting import waited_for
from app.cli.written import check_output, write_sheet
from app.services import erase_dossiers, give_out, keep_until
from app.services.export_person import everything_of
from app.services.roles import Act, require
from forms.refusal import WrongUsage


def erase(arguments: Namespace) -> int:
    """``{dossiers, erased_at, papers, copies_cleaned, copies_not_reached, certificate}``."""
    if bool(arguments.dossiers) == bool(arguments.person):
        raise WrongUsage("erase-what", "Say what to erase: ids of dossiers, or --person with a number or whole name.")
    check_output(arguments.certificate)
    with opened(arguments) as desk, waited_for() as looker:
        ids = arguments.dossiers or erase_dossiers.dossiers_of(desk, arguments.person)
        erased = erase_dossiers.erase(desk, ids, looker=looker)
        write_sheet(erase_dossiers.certificate_pdf(desk, erased), arguments.certificate)
    _show_erased(arguments, erased)
    return 0


def export_person(arguments: Namespace) -> int:
    """``{dossiers, file}``; the file holds the person's data in clear and belongs to that person."""
    with opened(arguments) as desk, waited_for() as looker:
        found = erase_dossiers.dossiers_of(desk, arguments.person)
        content = everything_of(desk, arguments.person, looker)
    give_out.write(arguments.out, content)
    value = {"dossiers": found, "file": str(arguments.out)}
    show(
        value,
        [f"{how_many(len(found), 'dossier')} in {arguments.out}, in clear: hand it over and delete it."],
        as_json=arguments.json,
    )
    return 0


def persons(arguments: Namespace) -> int:
    """``[{name, number, dossier_ids}]``: everybody of whom this laptop holds something, to tell them after a loss."""
    with opened(arguments, read_only=True) as desk:
        found = erase_dossiers.persons(desk)
    lines = [f"{one.name} {one.number or '-'}: {len(one.dossier_ids)}" for one in found]
    show(found, lines or ["Nobody's data are here."], as_json=arguments.json)
    return 0


def retention(arguments: Namespace) -> int:
    """``{rule, today, trusted_on, lines}``: what is over or nearly so; days that are given are put in force first."""
    days = {name: getattr(arguments, name) for name in ("after_result", "after_filing", "warn_before")}
    changes = any(value is not None for value in days.values())
    with opened(arguments, read_only=not changes) as desk:
        if changes:
            keep_until.change_rule(desk, **days)
        told = keep_until.warnings(desk)
    rule = told.rule
    kept = f"{how_many(rule.after_result, 'day')} after the result, {rule.after_filing} after the filing"
    lines = [
        f"Kept {kept}; told {how_many(rule.warn_before, 'day')} before.",
        *(
            f"{one.dossier_id}  until {one.until}  {'OVER' if one.is_over else 'soon'}  {one.owner}"
            for one in told.lines
        ),
    ]
    if told.trusted_on is None:
        lines.append("The gateway has not told the time yet: nothing can be purged before a sync.")
    show(told, lines, as_json=arguments.json)
    return 0


def purge(arguments: Namespace) -> int:
    """As ``erase``, for dossiers whose time is over: those named, or all with ``--due``; only with ``--yes``."""
    if bool(arguments.dossiers) == arguments.due:
        raise WrongUsage("erase-what", "Say what to purge: the ids of dossiers, or --due for all whose time is over.")
    check_output(arguments.certificate)
    with opened(arguments) as desk:
        require(desk, Act.RETENTION)
        due = [one.dossier_id for one in keep_until.warnings(desk).lines if one.may_purge]
        erased = keep_until.purge(desk, due if arguments.due else arguments.dossiers, confirmed=arguments.yes)
        write_sheet(erase_dossiers.certificate_pdf(desk, erased), arguments.certificate)
    _show_erased(arguments, erased)
    return 0


def _show_erased(arguments: Namespace, erased: erase_dossiers.Erased) -> None:
    certificate = erased.certificate
    value = {
        "dossiers": certificate.dossier_ids,
        "erased_at": certificate.erased_at,
        "papers": certificate.papers,
        "log_truncated": certificate.is_log_truncated,
        "copies_cleaned": len(certificate.copies_cleaned),
        "copies_not_reached": [{"place": one.place, "name": one.name} for one in certificate.copies_not_reached],
        "certificate": str(arguments.certificate),
    }
    lines = [f"Erased {how_many(len(certificate.dossier_ids), 'dossier')}; the certificate is {arguments.certificate}."]
    lines += [f"Not reached: {one.place} ({one.name})" for one in certificate.copies_not_reached]
    show(value, lines, as_json=arguments.json)
