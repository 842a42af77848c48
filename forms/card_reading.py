"""From a card's JSON to the procedure that it tells; the shape was checked when the pack was written."""

from datetime import date
from typing import Any

from forms.dossier import Route
from forms.procedure import (
    Alias,
    Alternative,
    Case,
    DeadlineRule,
    Fact,
    Office,
    Paper,
    PlainStep,
    Procedure,
    ReturnRule,
    RouteCard,
)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _facts(rows: list[dict[str, Any]] | None) -> tuple[Fact, ...]:
    return tuple(_fact(row) for row in rows or ())


def _fact(row: dict[str, Any]) -> Fact:
    return Fact(row["text"], row["mark"], row.get("source", ""), tuple(row.get("cases", ())))


def _paper(row: dict[str, Any]) -> Paper:
    return Paper(
        row["id"],
        row["name"],
        row["originals"],
        row["copies"],
        row["required"],
        tuple(row.get("cases", ())),
        tuple(row.get("routes", ())),
        row.get("replaced_by_data", ""),
        _day(row.get("replaced_until")),
        row.get("note", ""),
        row.get("printed_here", False),
        row["mark"],
        row.get("source", ""),
    )


def _route(row: dict[str, Any]) -> RouteCard:
    return RouteCard(
        _facts(row["where"]),
        _fact(row["time"]),
        row["working_days"],
        _facts(row["fee"]),
        row["cutoff_15h"],
        _facts(row.get("notes")),
        row["mark"],
    )


def rule_of(row: dict[str, Any]) -> ReturnRule:
    """A reason for a return, of a card or of ``return_rules.json``."""
    return ReturnRule(
        row["code"],
        row["check"],
        row["message"],
        row["fix"],
        row["severity"],
        tuple(row.get("cases", ())),
        tuple(row.get("routes", ())),
        row.get("settings", {}),
        row["mark"],
        row.get("source", ""),
    )


def _deadline_rule(deadline: dict[str, Any] | None) -> DeadlineRule | None:
    days = (deadline or {}).get("days")
    return DeadlineRule(days, (deadline or {})["counted_from"]) if days else None


def procedure_of(card: dict[str, Any], *, has_form: bool) -> Procedure:
    """A card's procedure; ``has_form`` where a form of ours stands beside it."""
    return Procedure(
        code=card["code"],
        name=card["name"],
        title=card["title"],
        field=card["field"],
        status=card["status"],
        who=_facts(card["who"]),
        deadline=_fact(card["deadline"]) if card.get("deadline") else None,
        deadline_rule=_deadline_rule(card.get("deadline")),
        cases=tuple(
            Case(row["id"], row["name"], _fact(row["time"]) if row.get("time") else None) for row in card["cases"]
        ),
        papers=tuple(_paper(row) for row in card["papers"]),
        routes={Route(name): _route(row) for name, row in card["routes"].items()},
        steps=tuple(PlainStep(row["pictogram"], row["text"], tuple(row.get("routes", ()))) for row in card["steps"]),
        result=_facts(card["result"]),
        amounts=_facts(card.get("amounts")),
        legal_basis=_facts(card["legal_basis"]),
        made_public=_facts(card.get("made_public")),
        decided_by=_fact(card["decided_by"]) if card.get("decided_by") else None,
        complaint=_facts(card.get("complaint")),
        alternatives=tuple(Alternative(**row) for row in card.get("alternatives", ())),
        aliases=tuple(Alias(**row) for row in card.get("aliases", ())),
        effective_from=_day(card["effective_from"]),
        effective_to=_day(card["effective_to"]),
        effective_mark=card["effective_mark"],
        source=card["source"],
        checked_on=date.fromisoformat(card["checked_on"]),
        review_on=date.fromisoformat(card["review_on"]),
        certainty=card["certainty"],
        words=tuple(card["words"]),
        other_words=tuple(card.get("other_words", ())),
        portal_uuid=card.get("portal_uuid", ""),
        has_form=has_form,
        sensitive=card.get("sensitive", False),
        form_mark=card.get("form_mark", ""),
        office=Office(**card["office"]),
        return_rules=tuple(rule_of(row) for row in card.get("return_rules", ())),
    )
