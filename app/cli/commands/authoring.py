"""What an author of forms types."""

from pathlib import Path

from app.cli.commands.tree import Commands


def form_commands(forms: Commands) -> None:
    """Look a form over, convert and show it."""
    check = forms.add("check", "authoring:check", "look a form over")
    check.add_argument("file", type=Path)
    convert = forms.add("convert", "authoring:convert", "XLSForm to XForm")
    convert.add_argument("file", type=Path)
    convert.add_argument("-o", dest="out", type=Path, default=None, metavar="OUT.xml")
    preview = forms.add("preview", "authoring:preview", "what a form asks; with -o the official form, blank")
    preview.add_argument("file", type=Path, metavar="CODE|FILE")
    preview.add_argument("-o", dest="out", type=Path, default=None, metavar="OUT.pdf|.png")
    graph = forms.add("graph", "authoring:graph", "which answer decides what, as DOT")
    graph.add_argument("file", type=Path)
