"""What a laptop seals to its unit's office is opened by that gateway alone, and by no other unit."""

from pathlib import Path

import pytest

from forms.refusal import Refusal
from sync import age
from sync.encoding import unb64
from sync.gateway import office, unit_keys
from sync.gateway.office import opened
from tests.support.gateways import LiveGateway, live_gateway


def test_what_a_laptop_seals_for_its_office_opens_there_alone(gateway: LiveGateway, tmp_path: Path) -> None:
    _, one = gateway.laptop(1, unit="Xã Thử")
    _, neighbour = gateway.laptop(2, unit="Xã Thử")
    _, other = gateway.laptop(3, unit="Xã Khác")
    assert one.office_key == neighbour.office_key != other.office_key
    sealed = age.sealed(unb64(one.office_key), b"for the office")
    with opened(gateway.place) as ours, live_gateway(tmp_path / "other") as stranger, opened(stranger.place) as theirs:
        assert age.opened(unit_keys.private_of(ours.keys, "Xã Thử"), sealed) == b"for the office"
        for closed in (unit_keys.private_of(ours.keys, "Xã Khác"), unit_keys.private_of(theirs.keys, "Xã Thử")):
            with pytest.raises(Refusal) as refused:
                age.opened(closed, sealed)
            assert refused.value.code == "not-for-us"


def test_the_offices_key_survives_a_new_signing_key(gateway: LiveGateway) -> None:
    _, before = gateway.laptop(1)
    office.rotate_key(gateway.place)
    with opened(gateway.place) as ours:
        assert unit_keys.public_of(ours.keys, before.unit) == unb64(before.office_key)
