"""The one way in which every room says "this cannot be used, and here is why"."""


class Refusal(Exception):  # noqa: N818 - a refusal is an answer to a person, not a fault of the program
    """Something a person, a file or the machine gave cannot be used.

    Attributes:
        code: stable word for programs and for the window's Vietnamese sentence, e.g. ``unknown-procedure``.
        facts: values that the sentence needs (names of files, refs, limits); never a citizen's data.
        exit_code: what the command line ends with (1 refused, 3 not now).

    ``str(error)`` is one clear English sentence: what, where, what to do.
    """

    exit_code = 1

    def __init__(self, code: str, sentence: str, **facts: str) -> None:
        super().__init__(sentence)
        self.code = code
        self.facts = facts


class NotNow(Refusal):
    """The same call may succeed later without any change: no network, vault busy, wait after a wrong passphrase."""

    exit_code = 3


class WrongUsage(Refusal):
    """The command itself is not whole: something to name is missing, or two things exclude each other."""

    exit_code = 2
