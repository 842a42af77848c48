"""What a laptop seals to its unit's office is opened by that gateway alone, and by no other unit."""

from pathlib import Path

import pytest

from forms.refusal import Refusal
from sync import age
from sync.encoding import unb64
from sync.gateway import unit_keys
from sync.gateway.office import opened
from tests.support.gateways import LiveGateway, live_gateway


def test_what_a_laptop_seals_for_its_office_opens_there_alone(gateway: LiveGateway, tmp_path: Path) -> None:
    _, one = gateway.laptop(1, unit="Xã Thử")
    _, neighbour = gateway.laptop(2, unit="Xã Thử")
    _, other = gateway.laptop(3, unit="Xã Khác")
    assert one.office_key == neighbour.office_key != other.office_key
    sealed = age.sealed(unb64(one.office_key), b"for the office")
    with opened(gateway.place) as open_gateway:
        assert unit_keys.open_sealed(open_gateway, sealed) == b"for the office"
        assert unit_keys.open_sealed(open_gateway, sealed, "Xã Thử") == b"for the office"
        with pytest.raises(Refusal, match="another gateway") as refused:
            unit_keys.open_sealed(open_gateway, sealed, "Xã Khác")
    assert refused.value.code == "not-for-us"
    with live_gateway(tmp_path / "other") as stranger, opened(stranger.place) as closed:
        stranger.laptop(4, unit="Xã Thử")
        with pytest.raises(Refusal, match="another gateway"):
            unit_keys.open_sealed(closed, sealed)


def test_the_offices_key_survives_a_new_signing_key(gateway: LiveGateway) -> None:
    from sync.gateway import office

    _, before = gateway.laptop(1)
    office.rotate_key(gateway.place)
    with opened(gateway.place) as open_gateway:
        sealed = age.sealed(unb64(before.office_key), b"old paper")
        assert unit_keys.open_sealed(open_gateway, sealed, before.unit) == b"old paper"


def test_what_is_damaged_is_said_to_be_so(gateway: LiveGateway) -> None:
    _, binding = gateway.laptop(1)
    sealed = age.sealed(unb64(binding.office_key), b"for the office")
    with opened(gateway.place) as open_gateway, pytest.raises(Refusal) as refused:
        unit_keys.open_sealed(open_gateway, sealed[:-1] + bytes([sealed[-1] ^ 1]))
    assert refused.value.code == "bundle-damaged"
