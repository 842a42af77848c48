"""The matter of one family that the window follows: the dossiers made from one list of steps join one case."""

from dataclasses import dataclass, field


@dataclass
class Matter:
    """What was answered about a life event, and the first dossier made of its list; kept in memory alone.

    Attributes:
        event: name of the life event.
        answers: by the ids of its questions.
        dossier: id of the first dossier, whose case the others join; empty until there is one.
    """

    event: str
    answers: dict[str, str] = field(default_factory=dict)
    dossier: str = ""
