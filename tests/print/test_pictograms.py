"""The small pictures of the steps: one for each name that a card may use, each within its square."""

import re
from typing import get_args

from app.printing import pictograms
from forms.authoring.card_model import Pictogram
from forms.catalogue import Catalogue


def test_every_name_that_a_card_may_use_is_drawn() -> None:
    assert [name for name in get_args(Pictogram) if not pictograms.known(name)] == []


def test_every_step_of_the_shipped_cards_has_its_picture() -> None:
    steps = [step for procedure in Catalogue.load().all() for step in procedure.steps]
    assert [step for step in steps if not pictograms.known(step.pictogram)] == []


def test_who_posts_pays_or_logs_in_sees_no_folder_hand_or_handset() -> None:
    meant = {
        "post": r"Gửi .*bưu điện",
        "pay": r"Trả lệ phí",
        "mobile": r"Đăng nhập",
        "police": r"Mang .*đến Công an",
    }
    for procedure in Catalogue.load().all():
        for step in procedure.steps:
            for name, words in meant.items():
                assert not re.match(words, step.text) or step.pictogram == name, (procedure.code, step.text)
