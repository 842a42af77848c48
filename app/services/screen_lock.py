"""The PIN that lifts the screen lock while the vault stays open: for a moment away, never for opening the vault.

It is kept as a slow hash inside the encrypted vault, one a user; after five wrong tries only the passphrase helps.
"""

import hashlib
import hmac
import secrets

from app.services.desk import Desk
from forms.refusal import Refusal

TRIES = 5
SHORTEST, LONGEST = 4, 12
_SETTING = "pin"
_COST = 2**14
_OBVIOUS = "0123456789012345678909876543210987654321"


class ScreenLock:
    """The lock of one open desk. It lives in memory: closing the vault ends it, and then only the passphrase opens.

    Attributes:
        tries_left: 0 when the PIN lifts nothing any more until the passphrase was typed.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.tries_left = TRIES

    @property
    def has_pin(self) -> bool:
        """Whether this user chose a PIN."""
        return self._kept() is not None

    def choose(self, pin: str) -> None:
        """Set this user's PIN (``weak-pin``); the screen must be unlocked."""
        if not (pin.isascii() and pin.isdigit() and SHORTEST <= len(pin) <= LONGEST) or _is_obvious(pin):
            raise Refusal(
                "weak-pin",
                f"A PIN has {SHORTEST} to {LONGEST} digits, not all the same and not in a row.",
                shortest=str(SHORTEST),
                longest=str(LONGEST),
            )
        salt = secrets.token_bytes(16)
        self._keep({"salt": salt.hex(), "hash": _hash(pin, salt).hex()})

    def drop(self) -> None:
        """Do without a PIN: the passphrase lifts the lock."""
        self._keep(None)

    def lift(self, pin: str) -> None:
        """Lift the lock.

        Raises:
            Refusal: ``wrong-pin``, with how many tries are left; ``pin-spent`` when the vault is to be closed and
                opened with the passphrase, also where there is no PIN.
        """
        kept = self._kept()
        if kept is None or self.tries_left == 0:
            raise _spent()
        if hmac.compare_digest(_hash(pin, bytes.fromhex(kept["salt"])), bytes.fromhex(kept["hash"])):
            self.tries_left = TRIES
            return
        self.tries_left -= 1
        if self.tries_left == 0:
            raise _spent()
        raise Refusal("wrong-pin", f"Wrong PIN; {self.tries_left} tries are left.", tries=str(self.tries_left))

    def _kept(self) -> dict[str, str] | None:
        with self._desk.vault.read() as unit:
            found: dict[str, dict[str, str]] = unit.settings.get(_SETTING, {})
        return found.get(self._desk.vault.user)

    def _keep(self, what: dict[str, str] | None) -> None:
        with self._desk.vault.write() as unit:
            user, every = self._desk.vault.user, unit.settings.get(_SETTING, {})
            others = {name: one for name, one in every.items() if name != user}
            unit.settings.put(_SETTING, others if what is None else others | {user: what})


def _is_obvious(pin: str) -> bool:
    return len(set(pin)) == 1 or pin in _OBVIOUS


def _hash(pin: str, salt: bytes) -> bytes:
    return hashlib.scrypt(pin.encode("utf-8", "surrogatepass"), salt=salt, n=_COST, r=8, p=1)


def _spent() -> Refusal:
    return Refusal("pin-spent", "The PIN does not lift the lock any more: type the passphrase.")
