"""The commune's account and payment codes, and the code that sets a laptop up."""

from pathlib import Path

from app.cli.commands.tree import Commands


def payment_commands(payment: Commands) -> None:
    """Whom to trust, which account, what the office asked for, the page to pay by."""
    trust = payment.add("trust", "paying:trust", "trust the key of a commune or province")
    trust.add_argument("file", type=Path)
    trust.add_argument(
        "--confirm", default="", metavar="LETTERS", help="the key's letters, as the office read them out"
    )
    account = payment.add("account", "paying:account", "show the account in use, or read and confirm a signed file")
    account.add_argument("file", type=Path, nargs="?", default=None)
    account.add_argument("--commune", default=None, metavar="CODE", help="the account in this commune's installed pack")
    account.add_argument(
        "--confirm", default=None, metavar="ACCOUNT", help="the account, typed from the office's notice"
    )
    fee = payment.add("fee", "paying:note", "the office asked for a dossier's fee")
    fee.add_argument("dossier")
    fee.add_argument("--sum", type=int, required=True, metavar="DONG")
    fee.add_argument("--source", choices=("paper", "phone", "portal"), required=True)
    code = payment.add("print", "paying:print_payment", "the payment page of a dossier")
    code.add_argument("dossier")
    code.add_argument("-o", dest="out", type=Path, required=True, metavar="OUT.pdf|.png")


def setup_commands(setup: Commands) -> None:
    """Made by a keeper, applied on a new laptop."""
    make = setup.add("make", "paying:make_setup", "a page with the code for one laptop")
    make.add_argument("code", metavar="ENROLMENT-CODE")
    make.add_argument("--url", default=None, metavar="ADDRESS", help="the gateway; without it this laptop's own")
    make.add_argument("--point", default="", metavar="NAME")
    make.add_argument("--hotline", default="", metavar="NUMBER")
    make.add_argument("-o", dest="out", type=Path, required=True, metavar="OUT.pdf|.png")
    apply = setup.add("apply", "paying:apply_setup", "set this laptop up by a keeper's code")
    apply.add_argument("what", metavar="TEXT|IMAGE|PDF")
    apply.add_argument("--confirm", default="", metavar="LETTERS", help="the keeper's letters, compared by eye")
