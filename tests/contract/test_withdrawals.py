"""A dossier that the villager wants no more: the office sees it, whoever was quicker, the stick or the notice."""

from dataclasses import replace
from typing import Any

from sync.gateway import office
from sync.ports import Binding, Parcel
from sync.submission import sign
from tests.support.gateways import LiveGateway
from tests.support.parcels import a_packet
from tests.support.signers import MemorySigner

DOSSIER = a_packet(1).parcel.dossier_id


def send(gateway: LiveGateway, laptop: tuple[MemorySigner, Binding], parcel: Parcel) -> str:
    with gateway.line(laptop) as line:
        (item,) = line.send([parcel], [sign(laptop[0], parcel, laptop[1].gateway_id)]).items
    return str(item.outcome)


def tell(gateway: LiveGateway, laptop: tuple[MemorySigner, Binding], revision: int = 1) -> list[tuple[str, Any]]:
    """Tell it and give the changes of that kind that the laptop has then."""
    with gateway.line(laptop) as line:
        line.withdraw([(DOSSIER, revision)])
        return [(one.dossier_id, one.body["revision"]) for one in line.changes(0).changes if one.kind == "withdrawn"]


def seen(gateway: LiveGateway) -> list[bool]:
    rows = office.dossiers(gateway.place)
    assert [office.dossier(gateway.place, row["id"])["withdrawn_at"] for row in rows] == [
        row["withdrawn_at"] for row in rows
    ]
    return [row["withdrawn_at"] is not None for row in rows]


def test_the_office_sees_what_is_withdrawn_and_the_laptop_that_it_does(any_gateway: LiveGateway) -> None:
    gateway, laptop = any_gateway, any_gateway.laptop(1)
    send(gateway, laptop, a_packet(1).parcel)
    send(gateway, laptop, a_packet(2).parcel)
    assert seen(gateway) == [False, False]
    for _ in range(2):
        assert tell(gateway, laptop) == [(DOSSIER, 1)]
    assert sorted(seen(gateway)) == [False, True]


def test_a_stick_that_is_slower_than_the_notice_changes_nothing(any_gateway: LiveGateway) -> None:
    gateway, laptop = any_gateway, any_gateway.laptop(1)
    assert tell(gateway, laptop) == [(DOSSIER, 1)]
    assert send(gateway, laptop, a_packet(1).parcel) == "created"
    assert seen(gateway) == [True]


def test_a_newer_revision_is_wanted_again(any_gateway: LiveGateway) -> None:
    gateway, laptop = any_gateway, any_gateway.laptop(1)
    first, second = a_packet(1).parcel, a_packet(9).parcel
    send(gateway, laptop, first)
    tell(gateway, laptop)
    newer = replace(second, dossier_id=DOSSIER, revision=2, replaces=first.submission_id)
    assert send(gateway, laptop, newer) == "created"
    assert seen(gateway) == [False]
    assert tell(gateway, laptop, 2) == [(DOSSIER, 1), (DOSSIER, 2)]
    assert seen(gateway) == [True]


def test_nobody_withdraws_anothers_dossier_and_an_heir_does(any_gateway: LiveGateway) -> None:
    gateway = any_gateway
    author, stranger, heir = (gateway.laptop(seed) for seed in (1, 2, 3))
    assert tell(gateway, stranger) == [(DOSSIER, 1)]  # nobody's yet: it is noted, and will count for nothing
    send(gateway, author, a_packet(1).parcel)
    assert seen(gateway) == [False]
    with gateway.line(stranger) as line:
        line.withdraw([(DOSSIER, 7)])
    assert seen(gateway) == [False]
    with gateway.line(heir) as line:
        line.hand_over(author[0])
    assert tell(gateway, heir) == [(DOSSIER, 1)]
    assert seen(gateway) == [True]


def test_a_laptop_whose_backup_went_on_elsewhere_tells_it_too(any_gateway: LiveGateway) -> None:
    gateway = any_gateway
    former, heir = gateway.laptop(1), gateway.laptop(2)
    with gateway.line(heir) as line:
        line.hand_over(former[0])
    send(gateway, heir, a_packet(1).parcel)
    assert tell(gateway, former) == [(DOSSIER, 1)]
    assert seen(gateway) == [True]


def test_after_a_restore_of_the_gateway_it_is_told_anew(any_gateway: LiveGateway) -> None:
    gateway, laptop = any_gateway, any_gateway.laptop(1)
    send(gateway, laptop, a_packet(1).parcel)
    tell(gateway, laptop)
    office.restored(gateway.place)
    assert tell(gateway, laptop) == [(DOSSIER, 1), (DOSSIER, 1)]  # another change: the laptop takes it for this epoch


def test_a_malformed_notice_is_refused(any_gateway: LiveGateway) -> None:
    gateway, laptop = any_gateway, any_gateway.laptop(1)
    token = gateway.token(laptop)
    for body in (
        {},
        {"withdrawals": [{"dossier": "x", "revision": 1}]},
        {"withdrawals": [{"dossier": DOSSIER, "revision": 0}]},
        {"withdrawals": [{"dossier": DOSSIER, "revision": 1}] * 501},
    ):
        assert gateway.raw("POST", "/v1/withdrawals", body=body, token=token).status_code == 422
    assert gateway.raw("POST", "/v1/withdrawals", body={"withdrawals": []}).status_code == 401
