"""The course of a dossier: from the check to the office's number, and why others came back."""

from app.cli.commands.tree import Commands


def course_commands(commands: Commands) -> None:
    """Steps of a dossier, sending, and what was learnt from returns."""
    _returns(commands.group("returns", "why dossiers came back, to be told before the next is final"))
    finalize = commands.add("finalize", "course:finalize", "check, freeze, queue")
    finalize.add_argument("dossier")
    finalize.add_argument("--accept", nargs="+", action="extend", default=[], metavar="CODE", help="let warnings stand")
    finalize.add_argument("--case", action="store_true", help="with every draft of its case, together or not at all")
    release = commands.add("release", "course:release", "send a dossier that waits for another's result without it")
    release.add_argument("dossier")
    for name, what in (
        ("reopen", "back to a draft before sending"),
        ("revise", "a new revision after sending"),
        ("withdraw", "the villager does not want it any more"),
    ):
        command = commands.add(name, f"course:{name}", what)
        command.add_argument("dossier")
        if name == "withdraw":
            command.add_argument("--reason", default="")
    _sync(commands)
    filed = commands.add("filed", "course:filed", "record the office's acceptance")
    filed.add_argument("dossier")
    filed.add_argument("--number", required=True)
    filed.add_argument("--received", required=True, metavar="DATE")
    filed.add_argument("--due", default=None, metavar="DATE")
    filed.add_argument("--source", choices=("paper", "phone", "portal"), required=True)


def _sync(commands: Commands) -> None:
    sync = commands.add("sync", "course:sync", "release what is held, send what is due, pull events")
    by_itself = sync.add_mutually_exclusive_group()
    by_itself.add_argument("--pause", dest="paused", action="store_const", const=True, help="send nothing by itself")
    by_itself.add_argument("--resume", dest="paused", action="store_const", const=False, help="send by itself again")


def _returns(returns: Commands) -> None:
    change = returns.add("change", "returns:change", "say a reason better")
    change.add_argument("number", type=int)
    change.add_argument("message")
    change.add_argument("--fix", default="")
    listed = returns.add("list", "returns:listed", "what was learnt here")
    listed.add_argument("code", nargs="?", default=None, metavar="CODE")
    learnt = returns.add("add", "returns:add", "a reason, without anybody's name or number")
    learnt.add_argument("what", metavar="CODE|DOSSIER|all")
    learnt.add_argument("message", metavar="REASON")
    learnt.add_argument("--fix", default="", metavar="WHAT TO DO")
    forgotten = returns.add("remove", "returns:remove", "forget a reason")
    forgotten.add_argument("number", type=int)
