"""What is different between two catalogues, in Vietnamese sentences that a helper reads in half a minute.

At most five lines: what touches a villager most comes first (fee, papers, time, where), and how many more there are.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from forms.catalogue import Catalogue
from forms.procedure import Fact, Procedure
from forms.sheet_words import ROUTE_WORDS

MOST_LINES = 5
_LONGEST = 90
_RANKS = ("new", "ended", "fee", "papers", "time", "where", "form", "days", "local", "law", "words", "other")


@dataclass(frozen=True)
class Change:
    """One difference: of which procedure (or commune), what kind of thing, and how a helper is told."""

    code: str
    what: str
    text: str


@dataclass(frozen=True)
class Changes:
    """Every difference, the weightiest first; ``lines`` are what is told."""

    all: tuple[Change, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """At most five lines; a last one counts what they leave out."""
        if not self.all:
            return ("Không có gì thay đổi.",)
        texts = [f"{one.code}: {one.text}" for one in self.all]
        if len(texts) <= MOST_LINES:
            return tuple(texts)
        return (*texts[: MOST_LINES - 1], f"Và {len(texts) - MOST_LINES + 1} thay đổi khác.")


def between(before: Catalogue, after: Catalogue, codes: Iterable[str], communes: Iterable[str] = ()) -> Changes:
    """What becomes different for these procedures and communes when ``after`` comes in the place of ``before``."""
    found: list[Change] = []
    old, new = _by_code(before), _by_code(after)
    for code in codes:
        found += _procedure(code, old.get(code), new.get(code), before, after)
    for commune in communes:
        found += _local(commune, before, after)
    return Changes(tuple(sorted(found, key=lambda one: (_RANKS.index(one.what), one.code))))


def _by_code(catalogue: Catalogue) -> Mapping[str, Procedure]:
    return {one.code: one for one in catalogue.all()}


def _procedure(
    code: str, old: Procedure | None, new: Procedure | None, before: Catalogue, after: Catalogue
) -> Iterator[Change]:
    if new is None:
        yield from () if old is None else (Change(code, "ended", f"không còn thẻ “{old.title}”."),)
        return
    if old is None:
        yield Change(code, "new", f"thủ tục mới “{new.title}”.")
        return
    yield from _routes(code, old, new)
    yield from _papers(code, old, new)
    if (old.effective_from, old.effective_to) != (new.effective_from, new.effective_to):
        yield Change(code, "days", f"hiệu lực {_term(new)} (trước: {_term(old)}).")
    if _form(before, code) != _form(after, code):
        yield Change(code, "form", _form_words(old, new))
    yield from _lists(code, old, new)


def _routes(code: str, old: Procedure, new: Procedure) -> Iterator[Change]:
    for route in new.routes.keys() | old.routes.keys():
        was, now, name = old.routes.get(route), new.routes.get(route), ROUTE_WORDS[route].lower()
        if was is None or now is None:
            yield Change(code, "where", f"{'thêm' if was is None else 'bỏ'} cách “{name}”.")
            continue
        if was.fee != now.fee:
            yield Change(code, "fee", f"lệ phí khi {name}: {_told(now.fee)} (trước: {_told(was.fee)})")
        if was.time != now.time:
            yield Change(code, "time", f"thời hạn khi {name}: {_told((now.time,))} (trước: {_told((was.time,))})")
        if (was.where, was.notes, was.cutoff_15h) != (now.where, now.notes, now.cutoff_15h):
            yield Change(code, "where", f"nơi nộp khi {name}: {_told(now.where)}")


def _papers(code: str, old: Procedure, new: Procedure) -> Iterator[Change]:
    was, now = ({paper.id: paper for paper in one.papers} for one in (old, new))
    for paper in [*now.keys() - was.keys()]:
        yield Change(code, "papers", f"thêm giấy “{now[paper].name}”.")
    for paper in [*was.keys() - now.keys()]:
        yield Change(code, "papers", f"bỏ giấy “{was[paper].name}”.")
    for paper in [*was.keys() & now.keys()]:
        if was[paper] != now[paper]:
            yield Change(
                code, "papers", f"giấy “{now[paper].name}”: {_paper(now[paper])} (trước: {_paper(was[paper])})."
            )


def _paper(paper: Any) -> str:  # noqa: ANN401 - a Paper
    if paper.replaced_by_data:
        return f"không cần nộp, {paper.replaced_by_data}"
    count = f"{paper.originals} bản chính, {paper.copies} bản sao"
    return f"{count}, {'bắt buộc' if paper.required else 'không bắt buộc'}"


def _lists(code: str, old: Procedure, new: Procedure) -> Iterator[Change]:
    if old.legal_basis != new.legal_basis:
        added = [fact for fact in new.legal_basis if fact.text not in {one.text for one in old.legal_basis}]
        yield Change(code, "law", f"căn cứ: {_told(tuple(added))}" if added else "căn cứ pháp lý sửa lại.")
    if set(old.words) != set(new.words) or set(old.other_words) != set(new.other_words):
        fresh = len(set(new.words) - set(old.words))
        yield Change(code, "words", f"từ ngữ để tìm thay đổi ({fresh} từ mới).")
    told = ("name", "title", "who", "cases", "steps", "result", "amounts", "made_public", "complaint", "office")
    rest = (*told, "deadline", "return_rules", "alternatives", "aliases", "decided_by", "status", "form_mark")
    differing = [name for name in rest if getattr(old, name) != getattr(new, name)]
    if differing:
        yield Change(code, "other", f"sửa {', '.join(_NAMES[name] for name in differing)}.")


_NAMES = {
    "name": "tên thủ tục",
    "title": "tên gọi",
    "who": "ai làm được",
    "cases": "các trường hợp",
    "steps": "các bước",
    "result": "kết quả",
    "amounts": "mức tiền",
    "made_public": "phần niêm yết",
    "complaint": "nơi khiếu nại",
    "office": "nơi nhận",
    "deadline": "hạn làm",
    "return_rules": "quy tắc trả",
    "alternatives": "thủ tục thay thế",
    "aliases": "mã cũ",
    "decided_by": "người quyết định",
    "status": "tình trạng",
    "form_mark": "ghi chú về mẫu",
}


def _local(commune: str, before: Catalogue, after: Catalogue) -> Iterator[Change]:
    old, new = before.local(commune), after.local(commune)
    if new is None or old == new:
        return
    if old is None:
        yield Change(
            commune, "local", f"có số liệu của xã: {new.office or 'nơi nhận chưa ghi'}, {len(new.fees)} mức phí."
        )
        return
    for name, words in (("hotline", "số gọi hỏi"), ("complaint", "số phản ánh"), ("office", "nơi nhận")):
        if getattr(old, name) != getattr(new, name):
            yield Change(commune, "local", f"{words} của xã: {getattr(new, name) or 'chưa ghi'}.")
    for fee in new.fees:
        if fee.text not in {one.text for one in old.fees_of(fee.procedure, fee.route)}:
            yield Change(commune, "fee", f"phí của xã cho {fee.procedure}: {fee.text}.")
    if (old.address, old.hours, old.badges, old.account) != (new.address, new.hours, new.badges, new.account):
        yield Change(commune, "local", "sửa địa chỉ, giờ tiếp dân, thẻ người hỗ trợ hoặc tài khoản của xã.")


def _form(catalogue: Catalogue, code: str) -> tuple[str, Any]:
    procedure = catalogue.get(code)
    if not procedure.has_form:
        return ("", None)
    layout = catalogue.declaration_layout(code) if catalogue.has_declaration(code) else None
    return (catalogue.form(code).hash, layout)


def _form_words(old: Procedure, new: Procedure) -> str:
    if old.has_form != new.has_form:
        return "có mẫu để điền." if new.has_form else "không còn mẫu để điền."
    return "mẫu điền hoặc tờ khai có bản mới; hồ sơ đang làm giữ bản cũ."


def _term(procedure: Procedure) -> str:
    first = f"từ {procedure.effective_from:%d/%m/%Y}" if procedure.effective_from else "không rõ ngày đầu"
    return f"{first} đến {procedure.effective_to:%d/%m/%Y}" if procedure.effective_to else first


def _told(facts: tuple[Fact, ...]) -> str:
    text = " ".join(fact.text for fact in facts) or "chưa ghi."
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
