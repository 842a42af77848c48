"""What the keeper does with the vault: users, backups, erasing."""

from pathlib import Path

from app.cli.commands.tree import Commands


def keeping_commands(commands: Commands) -> None:
    """Who may open the vault, where it is copied to, and what leaves it."""
    _users(commands.group("users", "who may open the vault"))
    _backups(commands)
    _erasing(commands)


def _users(users: Commands) -> None:
    users.add("list", "vault:users", "the users")
    add = users.add("add", "upkeep:add_user", "let another person open the vault")
    add.add_argument("name")
    add.add_argument("--role", choices=("helper", "officer", "keeper"), default="helper")
    role = users.add("role", "upkeep:change_role", "give a person another role")
    role.add_argument("name")
    role.add_argument("role", choices=("helper", "officer", "keeper"))
    remove = users.add("remove", "upkeep:remove_user", "take a person's way in away; the vault gets another key")
    remove.add_argument("name")
    users.add("passphrase", "upkeep:change_passphrase", "change your own passphrase")


def _backups(commands: Commands) -> None:
    backup = commands.add("backup", "upkeep:backup", "back up to one file, or to a folder that is kept up from now on")
    backup.add_argument("target", type=Path, metavar="FILE|DIR")
    restore = commands.add("restore", "upkeep:restore", "make the vault of a backup here, as a new device")
    restore.add_argument("source", type=Path, metavar="FILE|DIR")
    restore.add_argument("--recovery", action="store_true", help="with the recovery code and a new passphrase")
    restore.add_argument("--replace", action="store_true", help="keep the vault that is here aside for 30 days")


def _erasing(commands: Commands) -> None:
    erase = commands.add("erase", "rights:erase", "erase dossiers for good, also in the backups in reach")
    erase.add_argument("dossiers", nargs="*", metavar="ID")
    erase.add_argument("--person", default=None, metavar="P", help="all dossiers of a card number or whole name")
    erase.add_argument("--certificate", type=Path, required=True, metavar="OUT.pdf|.png")
    purge = commands.add("purge", "rights:purge", "erase dossiers whose time of keeping is over; only when told so")
    purge.add_argument("dossiers", nargs="*", metavar="ID")
    purge.add_argument("--due", action="store_true", help="all whose time is over by the gateway's clock")
    purge.add_argument("--yes", action="store_true", help="really erase them")
    purge.add_argument("--certificate", type=Path, required=True, metavar="OUT.pdf|.png")
    kept = commands.add("retention", "rights:retention", "how long dossiers are kept, and which are over or nearly so")
    kept.add_argument("--after-result", type=int, default=None, metavar="DAYS")
    kept.add_argument("--after-filing", type=int, default=None, metavar="DAYS")
    kept.add_argument("--warn-before", type=int, default=None, metavar="DAYS")
