"""Files that only one key opens, in the age format."""

import base64
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.refusal import Refusal
from sync import age

PRIVATE = bytes(range(32))


@pytest.mark.parametrize("size", [0, 1, 65535, 65536, 65537, 2 * 65536, 200_000])
def test_what_is_sealed_opens_whole(size: int) -> None:
    plain = bytes(size % 251 for _ in range(size))
    sealed = age.sealed(age.public_of(PRIVATE), plain)
    assert age.opened(PRIVATE, sealed) == plain
    assert plain[:1000] not in sealed or size < 16  # one byte stands somewhere by chance


FOREIGN = (
    "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSBzZjZyYlFDZ1B0V2l4NFpLNmtLT1NVYmpYZFBISytpYVJqSDRtSU1vL1M4"
    "CnJwRGlVOVlJaXB0QmdLdjBnWnZuR3VsNnNBN1llUGFUNUZCMzFLMU9UejQKLT4gXS1ncmVhc2UKUlN5MzdWVWxRZlp2b3lTWUdw"
    "YVBRWE5uam1UU2NHblFwbGRRZ1lzSDRrZTlQajBtUlA5QkUvOVZHbkQ3Y0JnCi0tLSAvWDJRbVFBZ0dWM2ZTeGR0V0I2N1hLdTNK"
    "R3VYS3k4TVVLeWhPd09LOUVJClRXpMnUkfGrhdqJjloz8ijpLy70sGROpYNoo8y0N3DTlfyp4KlR+EB6OUaelqk="
)


def test_a_file_of_another_age_program_opens() -> None:
    assert age.opened(PRIVATE, base64.b64decode(FOREIGN)) == "Hồ Sơ Làng".encode()


def test_another_key_does_not_open_it() -> None:
    sealed = age.sealed(age.public_of(PRIVATE), b"x")
    with pytest.raises(Refusal) as refusal:
        age.opened(bytes(31) + b"1", sealed)
    assert refusal.value.code == "not-for-us"


@given(st.integers(0, 10_000), st.integers(1, 255))
def test_a_changed_byte_is_noticed(place: int, change: int) -> None:
    sealed = bytearray(age.sealed(age.public_of(PRIVATE), b"plain" * 100))
    sealed[place % len(sealed)] ^= change
    with pytest.raises(Refusal):
        age.opened(PRIVATE, bytes(sealed))


@pytest.mark.parametrize("left", [0, 10, 100, 150, 166, 65536, 65552 + 184])
def test_a_file_that_was_cut_off_is_noticed(left: int) -> None:
    sealed = age.sealed(age.public_of(PRIVATE), bytes(131072 + 5))
    with pytest.raises(Refusal):
        list(age.decrypt(PRIVATE, io.BytesIO(sealed[:left])))
