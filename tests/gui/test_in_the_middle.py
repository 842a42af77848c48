"""In the middle of everything: the screen locks, the look changes, the window closes, and nobody is told of an error.

Every page and dialog that the window has is shown first; what it asks the vault for is still on its way then. That
nothing is told is what the ``program`` of each test looks for at its end.
"""

from collections.abc import Callable

import pytest

from app.ui.pages.unlock import UnlockPage
from tests.support.all_tours import SHOWN, Tour
from tests.support.walker import Walker

EVERYWHERE = [tour for name, tour in SHOWN.items() if name != "PrintingDialog"]
"""All but the one in which Qt itself says that no printer is there."""


def lock(walker: Walker) -> None:
    """A page without a vault has nothing to lock."""
    if walker.session.desk is not None:
        walker.window.page.reload()
        walker.session.lock_asked.emit()
        walker.settle()
        assert isinstance(walker.window.page, UnlockPage)


def look_otherwise(walker: Walker) -> None:
    session = walker.session
    if session.desk is not None:
        walker.window.page.reload()
        session.publish(session, drafts=True, outbox=True, events=True, network=True)
    session.prefer(session.preferences._replace(theme="dark", text_size=150, covered=True))
    walker.settle()


def close(walker: Walker) -> None:
    """The end of the test closes it; here it is only given something to do."""
    session = walker.session
    if session.desk is not None:
        walker.window.page.reload()
        session.publish(session, drafts=True, outbox=True, events=True, network=True)


@pytest.mark.parametrize("happens", [lock, look_otherwise, close], ids=lambda happens: happens.__name__)
@pytest.mark.parametrize("tour", EVERYWHERE, ids=lambda tour: tour.__name__)
def test_nothing_is_told(walker: Walker, tour: Tour, happens: Callable[[Walker], None]) -> None:
    tour(walker)
    happens(walker)
