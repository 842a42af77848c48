"""The beginnings that several stories share: a pension, an enrolled laptop."""

from typing import Any

from app.practice import PENSION, PENSION_ANSWERS, PENSIONER_CARD
from sync.gateway import office
from sync.gateway.serving import RunningGateway
from tests.support.command_line import CommandLine

AGREED = ("--consent", "prepare,keep", "--read-by", "Mai")


def a_pension(helper: CommandLine) -> str:
    """A pension whose form is complete; its id."""
    filled = helper.does(
        "fill", PENSION, *AGREED, "--id-qr", PENSIONER_CARD, "--answers", helper.answers(PENSION_ANSWERS)
    )
    assert filled["problems"] == []
    dossier: str = filled["id"]
    return dossier


def a_finalized_pension(helper: CommandLine) -> str:
    """The same, finalized."""
    dossier = a_pension(helper)
    helper.does("finalize", dossier)
    return dossier


def enrolled(helper: CommandLine, gateway: RunningGateway) -> Any:
    """Bind the laptop to the gateway."""
    return helper.does("enroll", gateway.url, office.enroll(gateway.place, "Máy 1", "Xã Thạch Thất")["code"])
