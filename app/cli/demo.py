"""The command that plays the whole chain on invented people, against a gateway of its own."""

from argparse import Namespace

from app.cli.output import show
from app.demo import play
from forms.refusal import Refusal


def demo(arguments: Namespace) -> int:
    """``{steps: [{step, what, files}], file}``; papers as PDF and PNG and a log are left in the folder."""
    try:
        arguments.out.mkdir(parents=True, exist_ok=True)
    except OSError as why:
        raise Refusal("bad-output", f"{arguments.out} cannot be written: {why.strerror}.") from why
    steps = play(arguments.out)
    lines = [f"{number:2}. {step.step}: {step.what}" for number, step in enumerate(steps, start=1)]
    lines.append(f"Papers, pictures and the log are in {arguments.out}.")
    show({"steps": steps, "folder": str(arguments.out)}, lines, as_json=arguments.json)
    return 0
