"""The vault of this laptop: made, looked over, bound to a gateway."""

from app.cli.commands.tree import Commands


def vault_commands(commands: Commands) -> None:
    """What is done once, by whoever sets this laptop up, and the looks that are taken at it later."""
    init = commands.add("init", "vault:init", "make the vault and its first user (--user NAME)")
    init.add_argument("--practice", action="store_true", help="a vault for practising, marked on every page and paper")
    init.add_argument("--point", metavar="NAME", help="this help point, as sheets name it")
    init.add_argument("--hotline", metavar="NUMBER", help="the number that villagers may call")
    commands.add("practise", "window:practise", "the window with invented people and a server of its own")
    point = commands.add("point", "vault:help_point", "this help point's name and telephone on paper")
    point.add_argument("--name")
    point.add_argument("--hotline", metavar="NUMBER")
    check = commands.add("check", "upkeep:check", "look the vault over")
    check.add_argument("--repair", action="store_true", help="save what can be saved into a new vault")
    commands.add("journal", "upkeep:journal", "the journal's signed head, for the report")
    enroll = commands.add("enroll", "vault:enroll", "bind this laptop to a gateway")
    enroll.add_argument("url")
    enroll.add_argument("code", nargs="?", default=None)
    enroll.add_argument("--openrosa", action="store_true", help="a form server: ODK Central, KoboToolbox")
    enroll.add_argument("--login", default=None, metavar="NAME", help="its user, with --openrosa")
