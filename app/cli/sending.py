"""The commands about sending beside `sync` itself: the keeper's choices, sticks, and what comes back."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from app.cli.opening import opened
from app.cli.output import how_many, show
from app.cli.scanning import PICTURES, codes_in
from app.services import carry, carry_paper, export_bundle, take_in_bundle
from app.services.bring_results import open_result
from app.services.carry import RefusedBundle
from app.services.hand_over_result import hand_over
from app.services.last_sync import last_run, last_success
from app.services.sending_choices import choose, choose_night, rules_of
from app.services.tasks import Task
from app.services.tasks import tasks as things_to_do
from forms import codes
from forms.refusal import Refusal, WrongUsage

_YES_NO = {"yes": True, "no": False, None: None}


def sending(arguments: Namespace) -> int:
    """``{paused, files_when_metered, night_from, night_to, while_locked, last_success, last_run}``, changed first."""
    chosen = (_YES_NO[arguments.files_when_metered], _YES_NO[arguments.while_locked])
    with opened(arguments) as desk:
        if arguments.night is not None:
            choose_night(desk, _hours(arguments.night))
        if chosen != (None, None):
            choose(desk, files_when_metered=chosen[0], while_locked=chosen[1])
        rules = rules_of(desk)
        with desk.vault.read() as unit:
            success, run = last_success(unit), last_run(unit)
    moved = how_many(run.bytes if run else 0, "byte")
    night = f"{rules.night_from}-{rules.night_to}" if rules.night_from is not None else "any hour"
    lines = [
        f"Sending by itself: {'paused' if rules.paused else 'on'}",
        f"Papers: {night}; over a paid line: {'yes' if rules.files_when_metered else 'no'}",
        f"Last success: {success or '-'}",
        *([f"Last run: {run.connection}, {moved} in {run.seconds} s, sent {run.sent}"] if run else []),
    ]
    value = {name: getattr(rules, name) for name in ("paused", "files_when_metered", "night_from", "night_to")}
    show(
        {**value, "while_locked": rules.while_locked, "last_success": success, "last_run": run},
        lines,
        as_json=arguments.json,
    )
    return 0


def export(arguments: Namespace) -> int:
    """``{dossiers, papers, bytes, receipts_for_others, files}``."""
    with opened(arguments) as desk:
        done = export_bundle.export(desk, arguments.target)
    packed, receipts = how_many(done.dossiers, "dossier"), how_many(done.receipts_for_others, "receipt")
    lines = [
        f"{packed} with {how_many(done.papers, 'paper')}, {receipts} for other laptops.",
        *_refused_lines(done.refused),
        *([] if done.files else ["Nothing waits, so nothing was written."]),
        *(f"  {name}" for name in done.files),
        *(["They are sealed to the gateway; until it answers they count as uncertain."] if done.dossiers else []),
    ]
    show(done, lines, as_json=arguments.json)
    return 0


def take_in(arguments: Namespace) -> int:
    """``{bundles, known, delivered}``; of pages of dossiers' codes ``{papers, known}``, to be passed on too."""
    pictures = [source for source in arguments.sources if source.suffix.lower() in PICTURES]
    if pictures:
        return _take_papers(arguments, pictures)
    if len(arguments.sources) > 1:
        raise WrongUsage(
            "bad-usage", "Give one bundle or one folder with bundles at a time; only pictures may be many."
        )
    with opened(arguments) as desk:
        done = take_in_bundle.take_in(desk, arguments.sources[0])
    lines = [
        f"{done.bundles} bundles to pass on at the next sync ({done.known} were here already).",
        f"{done.delivered} of this laptop's dossiers have proved to be delivered.",
        *(["This laptop's own bundle is there; take it to a laptop that has a network."] if done.own else []),
        *_refused_lines(done.refused),
        *(["Máy chủ đã nhận đủ – Hồ sơ chưa nộp cho xã"] if done.delivered else []),
    ]
    show(done, lines, as_json=arguments.json)
    return 0


def carried(arguments: Namespace) -> int:
    """``{waiting, replies, refused}``: what this laptop carries for others, and what no gateway took of it."""
    with opened(arguments) as desk:
        found = carry.carrying(desk)
    lines = [
        f"{found.waiting} to pass on at the next sync, {found.replies} receipts to bring back.",
        *_refused_lines(found.refused),
    ]
    show(found, lines, as_json=arguments.json)
    return 0


def _refused_lines(refused: Sequence[RefusedBundle]) -> list[str]:
    """Which bundles a gateway refused and why, with whom to tell."""
    return [f"  Not taken by the gateway: {_whose(one)}. {one.sentence}" for one in refused]


def _whose(refused: RefusedBundle) -> str:
    if refused.is_own:
        return "this laptop's own bundle"
    return f"a bundle of laptop {refused.machine}" if refused.machine else "a bundle of a laptop that is not named"


def _take_papers(arguments: Namespace, pictures: Sequence[Path]) -> int:
    """The symbols of each dossier are put together, however they lie over the pictures; nothing is kept of a part."""
    if len(pictures) < len(arguments.sources):
        raise WrongUsage("bad-usage", "Give pictures and PDFs of codes, or a bundle from a stick, not both at once.")
    texts = [text for picture in pictures for text in codes_in(str(picture)) if codes.kind_of(text) == "dossier"]
    if not texts:
        raise Refusal("not-a-dossier-code", "There is no dossier's code on that page; give the last page of its form.")
    with opened(arguments) as desk:
        kept = carry_paper.keep_all(desk, texts)
    new, known = sum(kept), len(kept) - sum(kept)
    lines = [f"Codes of {how_many(new, 'dossier')} go to their office at the next sync ({known} already here)."]
    show({"papers": new, "known": known}, lines, as_json=arguments.json)
    return 0


def result(arguments: Namespace) -> int:
    """``{name, media_type, size, sha256, note, file}``: one result paper of the office, written where ``-o`` says."""
    out: Path | None = arguments.out
    with opened(arguments, read_only=True) as desk:
        paper, content = open_result(desk, arguments.dossier, arguments.paper)
    if out is not None:
        try:
            out.write_bytes(content)
        except OSError as why:
            raise Refusal("bad-output", f"{out} cannot be written: {why.strerror}.") from why
    value = {name: getattr(paper, name) for name in ("name", "media_type", "size", "sha256", "note", "kept_at")}
    lines = [f"{paper.name} ({paper.media_type}, {how_many(paper.size, 'byte')}) {paper.note}".rstrip()]
    show({**value, "file": str(out) if out else None}, lines, as_json=arguments.json)
    return 0


def handed(arguments: Namespace) -> int:
    """``{handover}``: who took the result."""
    with opened(arguments) as desk:
        done = hand_over(
            desk,
            arguments.dossier,
            arguments.to,
            arguments.by,
            relation=arguments.relation,
            witness=arguments.witness or "",
        )
    show({"handover": done}, [f"{done.taken_by} took the result ({done.means})."], as_json=arguments.json)
    return 0


def tasks(arguments: Namespace) -> int:
    """``[{kind, dossier_id, owner, procedure, words, due_on, is_rule, fee, change_id, tell}]``; most urgent first."""
    with opened(arguments, read_only=True) as desk:
        found = things_to_do(desk)
    lines = [_task_line(one) for one in found]
    show(found, lines or ["Nothing to do."], as_json=arguments.json)
    return 0


def _task_line(one: Task) -> str:
    asked = f"{one.fee} đồng  " if one.fee else ""
    return f"{one.kind:12} {one.due_on or '-'!s:10} {one.dossier_id}  {one.owner}  {asked}{one.words}".rstrip()


def _hours(text: str) -> tuple[int, int] | None:
    if text == "off":
        return None
    begin, _, end = text.partition("-")
    if not (begin.isdecimal() and end.isdecimal()):
        raise Refusal("bad-night", "A night goes from one full hour to another, for example --night 22-5, or off.")
    return int(begin), int(end)
