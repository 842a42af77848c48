"""What a fee, an account or a payment code can have wrong."""

from PySide6.QtCore import QCoreApplication


def money_words() -> dict[str, tuple[str, str]]:
    """By code: what happened, and what to do."""
    return {**_accounts(), **_fees()}


def _accounts() -> dict[str, tuple[str, str]]:
    """Whom to pay."""
    translate = QCoreApplication.translate
    return {
        "unknown-bank": (
            translate("Errors", "This account names no bank that is known."),
            translate("Errors", "Do not pay by it. Ask the commune for the account."),
        ),
        "no-account": (
            translate("Errors", "No account of the commune is confirmed on this machine."),
            translate("Errors", "Pay at the desk or on the portal."),
        ),
        "account-out-of-use": (
            translate("Errors", "The commune's account may not be used today."),
            translate("Errors", "Ask the commune for a new file, or pay at the desk."),
        ),
        "bad-account": (
            translate("Errors", "The number or the holder of the account is not written as banks write it."),
            translate("Errors", "Compare it with the bank's paper, or ask the commune for the file once more."),
        ),
        "bad-payment-code": (
            translate("Errors", "This payment code is damaged or of no Vietnamese bank."),
            translate("Errors", "Do not pay by it."),
        ),
    }


def _fees() -> dict[str, tuple[str, str]]:
    """What to pay."""
    translate = QCoreApplication.translate
    return {
        "fee-not-asked": (
            translate("Errors", "The office has not asked for this dossier's fee yet."),
            translate("Errors", "Print the payment code once it has."),
        ),
        "fee-paid": (
            translate("Errors", "The fee is written down as paid already."),
            translate("Errors", "Pay nothing twice; look at the receipt on the dossier's page."),
        ),
        "fee-without-sum": (
            translate("Errors", "The office asked for a fee without telling its sum."),
            translate("Errors", "Ask the office how much it is; an officer enters it first."),
        ),
        "bad-sum": (
            translate("Errors", "The sum of the fee cannot be right."),
            translate("Errors", "Type it in whole đồng as it stands on the paper of the office."),
        ),
        "bad-purpose": (
            translate("Errors", "The text of the payment is too long or has letters that banks do not take."),
            translate("Errors", "Take at most 25 letters without marks, digits, blanks and dashes."),
        ),
    }
