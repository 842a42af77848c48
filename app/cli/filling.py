"""The commands that fill a dossier: fill, answer, consent, attach, detach."""

from argparse import Namespace
from collections.abc import Callable, Sequence
from pathlib import Path

from app.cli.answers_file import read_answers
from app.cli.folders import folder
from app.cli.opening import opened
from app.cli.output import problem_json, problem_lines, show
from app.cli.words import a_date, a_route, cards, people, purposes
from app.cli.written import check_output, write_sheet
from app.services import attach_paper, give_guidance, record_consent
from app.services.desk import Shelf, open_shelf
from app.services.fill_dossier import Draft
from app.services.open_already import begin_again, open_already
from app.services.print_sheets import SheetKind, sheet, sheet_of_procedure, sheet_unkept
from app.services.start_dossier import start_group, start_unkept
from forms.dossier import Consent, ConsentMeans, Problem, Purpose
from forms.refusal import Refusal
from forms.sheet_values import PaperState


def fill(arguments: Namespace) -> int:
    """``{id, problems}``; with ``-o`` and without the purpose *keep*: ``{id: null, problems, pages, file, files}``.

    ``open_already: [{id, public_code}]`` stands there where the person has an open one of the same procedure.

    With ``--with`` also ``case: [{id, procedure, problems}]``: the dossiers of one case, all begun or none.

    A procedure without a form of ours makes no dossier: ``{id: null, problems: [], guidance}``.
    """
    given = purposes(arguments.consent)
    if arguments.out is not None:
        check_output(arguments.out)
    if _is_guidance(arguments):
        return _guide(arguments, counting=Purpose.KEEP in given)
    if Purpose.KEEP in given:
        return _kept(arguments)
    if arguments.out is None:
        record_consent.require_prepare(_consent(arguments, open_shelf(data=folder(arguments))))
        raise Refusal("keep-missing", "Without the purpose keep nothing is kept: give -o OUT.pdf to print and forget.")
    return _print_and_forget(arguments, arguments.out)


def again(arguments: Namespace) -> int:
    """``{id, reason}``: a second dossier for the same person and procedure is right."""
    with opened(arguments) as desk:
        begin_again(desk, arguments.dossier, arguments.reason)
    value = {"id": arguments.dossier, "reason": arguments.reason}
    show(value, ["Written down; it is not asked again."], as_json=arguments.json)
    return 0


def answer(arguments: Namespace) -> int:
    """``{id, problems}``."""
    answers = read_answers(arguments.answers)
    with opened(arguments) as desk:
        draft = Draft.open(desk, arguments.dossier)
        problems = draft.answer(answers)
        draft.close()
    _show_filled(arguments, arguments.dossier, problems)
    return 0


def undo(arguments: Namespace) -> int:
    """``{id, changed, problems}``."""
    return _back_or_forth(arguments, Draft.undo)


def redo(arguments: Namespace) -> int:
    """``{id, changed, problems}``."""
    return _back_or_forth(arguments, Draft.redo)


def _back_or_forth(arguments: Namespace, step: Callable[[Draft], tuple[str, ...]]) -> int:
    with opened(arguments) as desk:
        draft = Draft.open(desk, arguments.dossier)
        changed = step(draft)
        problems = draft.problems()
        draft.close()
    value = {"id": arguments.dossier, "changed": list(changed), "problems": [problem_json(one) for one in problems]}
    show(value, [*changed, *problem_lines(problems)], as_json=arguments.json)
    return 0


def consent(arguments: Namespace) -> int:
    """``{id, purposes, tell_office}``; without prepare and keep, what was not sent never is."""
    with opened(arguments) as desk:
        given = _consent(arguments, desk)
        tell_office = record_consent.record(desk, arguments.dossier, given)
    value = {"id": arguments.dossier, "purposes": sorted(given.purposes), "tell_office": tell_office}
    lines = [f"Recorded: {', '.join(sorted(given.purposes)) or 'nothing is agreed to'}."]
    lines += ["Tell the office as well: it may have it."] * tell_office
    show(value, lines, as_json=arguments.json)
    return 0


def attach(arguments: Namespace) -> int:
    """``{id, paper, state, sha256, size}``."""
    later_on = a_date(arguments.later_on) if arguments.later_on else None
    if (arguments.file is None) == (arguments.state is None):
        raise Refusal("bad-paper", "Give the paper's FILE, or say --state have|missing|later|not_needed.")
    with opened(arguments) as desk:
        if arguments.file is not None:
            attach_paper.attach_file(desk, arguments.dossier, arguments.paper, arguments.file)
        else:
            state = PaperState(arguments.state)
            attach_paper.say(desk, arguments.dossier, arguments.paper, state, later_on)
        held = attach_paper.held(desk, arguments.dossier, arguments.paper)
    value = {"id": arguments.dossier, "papers": held}
    show(value, [f"{one.paper}: {one.state.value}" for one in held], as_json=arguments.json)
    return 0


def detach(arguments: Namespace) -> int:
    """``{id, papers}``: what is left for that paper."""
    with opened(arguments) as desk:
        attach_paper.detach(desk, arguments.dossier, arguments.paper)
    show({"id": arguments.dossier, "papers": []}, [f"{arguments.paper} is taken away."], as_json=arguments.json)
    return 0


def _is_guidance(arguments: Namespace) -> bool:
    """Whether guidance is all there is; answers and cards have nowhere to go then and are refused further on."""
    brought = arguments.id_qr or arguments.answers or arguments.source or arguments.person
    return not brought and not open_shelf(data=folder(arguments)).catalogue.get(arguments.code).has_form


def _guide(arguments: Namespace, *, counting: bool) -> int:
    """Tell and, with ``-o``, print; counted in the vault where the villager's journey opens it anyway."""
    shelf = open_shelf(data=folder(arguments))
    given = give_guidance.guide(shelf, arguments.code, a_route(arguments.route))
    value: dict[str, object] = {"id": None, "problems": [], "guidance": given}
    if arguments.out is not None:
        pdf = sheet_of_procedure(shelf, SheetKind.GUIDANCE, given.code, route=given.route)
        value |= write_sheet(pdf, arguments.out).as_json()
    if counting:
        with opened(arguments) as desk:
            give_guidance.count(desk, given)
    lines = [
        f"{given.code} has no form here; this is guidance, nothing is queued.",
        *(f"  {one.text}" for one in given.steps),
    ]
    show(value, [*([given.ending.text] if given.ending else []), *lines], as_json=arguments.json)
    return 0


def _kept(arguments: Namespace) -> int:
    with opened(arguments) as desk:
        plan = [(arguments.code, a_route(arguments.route)), *((code, None) for code in arguments.beside)]
        started, *others = start_group(
            desk,
            plan,
            _consent(arguments, desk),
            cards=cards(arguments.id_qr),
            people=people(arguments.person),
            source=arguments.source,
            answers=read_answers(arguments.answers),
            sure=arguments.sure,
        )
        value: dict[str, object] = {
            "id": started.id,
            "problems": [problem_json(one) for one in started.problems],
        }
        if arguments.again is not None:
            begin_again(desk, started.id, arguments.again)
        there = open_already(desk, started.id)
        if there:
            value["open_already"] = [{"id": one.id, "public_code": one.public_code} for one in there]
        if others:
            value["case"] = [
                {"id": one.id, "procedure": code, "problems": [problem_json(each) for each in one.problems]}
                for one, (code, _) in zip((started, *others), plan, strict=True)
            ]
        if arguments.out is not None:
            value |= write_sheet(sheet(desk, SheetKind.DECLARATION, [started.id]), arguments.out).as_json()
    beside = [f"{one.id}  {code}" for one, (code, _) in zip(others, plan[1:], strict=True)]
    lines = [started.id, *problem_lines(started.problems), *beside]
    lines += [f"There is an open one for the same person already: {one.id} ({one.public_code})." for one in there]
    lines += ["Go on there (`withdraw` this one), or say why a second one is right: `again`."] * bool(there)
    show(value, lines, as_json=arguments.json)
    return 0


def _print_and_forget(arguments: Namespace, out: Path) -> int:
    if arguments.beside:
        raise Refusal(
            "keep-missing", "Several dossiers begin together only when they are kept; print one after another."
        )
    shelf = open_shelf(data=folder(arguments))
    draft = start_unkept(
        shelf,
        arguments.code,
        _consent(arguments, shelf),
        cards=cards(arguments.id_qr),
        people=people(arguments.person),
        source=arguments.source,
        answers=read_answers(arguments.answers),
        sure=arguments.sure,
    )
    written = write_sheet(sheet_unkept(shelf, SheetKind.DECLARATION, draft), out)
    problems = draft.problems()
    value = {"id": None, "problems": [problem_json(one) for one in problems], **written.as_json()}
    show(value, [f"Printed to {out}; nothing was kept.", *problem_lines(problems)], as_json=arguments.json)
    return 0


def _consent(arguments: Namespace, shelf: Shelf) -> Consent:
    given = purposes(arguments.consent)
    if Purpose.PREPARE not in given and arguments.run.endswith(":fill"):
        raise record_consent.no_consent()
    return record_consent.given(shelf, given, arguments.read_by, ConsentMeans(arguments.by), arguments.witness)


def _show_filled(arguments: Namespace, dossier_id: str, problems: Sequence[Problem]) -> None:
    value = {"id": dossier_id, "problems": [problem_json(one) for one in problems]}
    show(value, [dossier_id, *problem_lines(problems)], as_json=arguments.json)
