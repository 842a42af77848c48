"""A reason for a return is learnt at the command line and told before the next dossier of the kind is final."""

from tests.support.command_line import CommandLine
from tests.support.stories import a_pension


def test_what_came_back_is_told_before_the_next_is_final(helper: CommandLine) -> None:
    dossier = a_pension(helper)
    learnt = helper.does("returns", "add", dossier, "thiếu chữ ký ở trang cuối", "--fix", "Ký trang cuối.")
    assert (learnt["number"], learnt["procedure"]) == (1, "1.014027")
    helper.refuses("returns", "add", "all", "bà Ệ 0912345678")
    assert [one["message"] for one in helper.does("returns", "list", "1.014027")] == ["thiếu chữ ký ở trang cuối"]
    better = helper.does("returns", "change", "1", "thiếu chữ ký ở trang cuối cùng", "--fix", "Ký trang cuối.")
    assert (better["number"], better["message"]) == (1, "thiếu chữ ký ở trang cuối cùng")
    (problem,) = helper.refuses("finalize", dossier).json["problems"]
    assert (problem["code"], problem["severity"], problem["fix"]) == ("returned-before-1", "warning", "Ký trang cuối.")
    helper.does("finalize", dossier, "--accept", problem["code"])
    assert helper.does("returns", "remove", "1") == {"removed": 1}
    assert helper.does("returns", "list") == []


def test_what_has_no_form_is_told_and_makes_no_dossier(helper: CommandLine) -> None:
    told = helper.does("fill", "2.001159", "--consent", "prepare,keep", "--read-by", "Mai")
    assert told["id"] is None
    assert told["guidance"]["route"] == "advice"
    assert helper.does("dossiers")["rows"] == []
