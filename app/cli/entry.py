"""From arguments to an exit code: 0 done, 1 refused, 2 wrong usage, 3 not now; never a traceback."""

import argparse
import importlib
import sys
from collections.abc import Callable, Sequence

from app.cli.folders import folder
from app.cli.streams import err, forget_input, use_utf8
from app.hardening import keep_memory_private
from forms.refusal import Refusal

CHILD_SWITCH = "--decode-picture"
"""The frozen program started as the child that decodes pictures (``app.imaging.child``), not as a command."""

WINDOW = argparse.Namespace(run="app.cli.window:open_window", data=None, user=None, json=False, passphrase_fd=None)
"""What an empty command line means, known without the words of all commands: the icon waits for none of them."""

Command = Callable[[argparse.Namespace], int]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; without a command, open the window."""
    if argv is None and sys.argv[1:] == [CHILD_SWITCH]:
        return int(importlib.import_module("app.imaging.child").main())
    use_utf8()
    forget_input()
    if not (sys.argv[1:] if argv is None else argv):
        return run(WINDOW)
    keep_memory_private()
    try:
        arguments = importlib.import_module("app.cli.arguments").build_parser().parse_args(argv)
    except SystemExit as end:  # argparse has said what is wrong, or printed the help
        return end.code if isinstance(end.code, int) else 2
    return run(arguments)


def run(arguments: argparse.Namespace) -> int:
    """Import the command's module and call it; every error becomes one sentence and a code."""
    try:
        return _command(arguments.run)(arguments)
    except Refusal as refusal:
        return _refused(refusal, arguments)
    except BrokenPipeError:  # the reader of our output has gone; there is nobody left to tell
        sys.stderr.close()
        return 1
    except KeyboardInterrupt:
        err().write("Stopped; what was said to be done is kept.\n")
        return 1
    except Exception as fault:  # noqa: BLE001 - the last line of defence: a sentence and a report, never a traceback
        return _our_fault(fault, arguments)


def _command(where: str) -> Command:
    module, _, name = where.partition(":")
    command: Command = getattr(importlib.import_module(module), name)
    return command


def _refused(refusal: Refusal, arguments: argparse.Namespace) -> int:
    """Say it, unless the process that keeps the vault for itself does the command in our place."""
    if refusal.code == "vault-busy":
        try:
            code: int | None = importlib.import_module("app.cli.handing").hand_over(arguments, refusal)
        except Refusal as why:
            refusal, code = why, None
        if code is not None:
            return code
    _say(refusal, arguments)
    return refusal.exit_code


def _our_fault(fault: Exception, arguments: argparse.Namespace) -> int:
    report = importlib.import_module("app.errors").write_report(fault, folder(arguments))
    where = f"its report is {report}" if report is not None else "no report could be written"
    refusal = Refusal("our-fault", f"This is a fault of the program, not yours; nothing was lost, and {where}.")
    _say(refusal, arguments)
    return 1


def _say(refusal: Refusal, arguments: argparse.Namespace) -> None:
    importlib.import_module("app.cli.output").say_refusal(refusal, as_json=arguments.json)
