"""Persons and households that this laptop knows."""

from pathlib import Path

from app.cli.commands.tree import Commands


def people_commands(commands: Commands) -> None:
    """The register, and what a person may ask for."""
    person = commands.group("person", "whose data are here")
    person.add("list", "rights:persons", "everybody, to tell them after a loss")
    find = person.add("find", "people:find", "the register: by beginnings of words, number or telephone")
    find.add_argument("words", nargs="*")
    find.add_argument("--limit", type=int, default=50)
    find.add_argument("--after", default=None, metavar="ID")
    shown = person.add("show", "people:one", "one person of the register, with the household")
    shown.add_argument("person", metavar="P", help="id, card number or whole name")
    home = person.add("household", "people:household", "put a person into another household")
    home.add_argument("person", metavar="P", help="id, card number or whole name")
    where = home.add_mutually_exclusive_group(required=True)
    where.add_argument("--beside", default=None, metavar="P", help="that person's household")
    where.add_argument("--alone", action="store_true", help="a household of their own")
    export = person.add("export", "rights:export_person", "all data of one person, in clear, for that person")
    export.add_argument("person", metavar="P", help="card number or whole name")
    export.add_argument("-o", dest="out", type=Path, required=True, metavar="OUT.zip")
