"""Who may speak with a gateway, and for how long: enrolment, sessions, revocation."""

from dataclasses import replace

import pytest

from forms.refusal import NotNow, Refusal
from sync.encoding import b64, unb64
from sync.enrolment import decode, encode, enroll, proof, proof_message
from sync.gateway import access, office
from sync.gateway.opening import Gateway
from sync.messages import SHUT_OUT, session_message
from sync.ports import LineFault
from sync.submission import sign
from sync.transports.gateway import GatewayLine
from tests.support.gateways import LiveGateway
from tests.support.parcels import a_packet
from tests.support.signers import MemorySigner


def refused(gateway: LiveGateway, code: str, signer: MemorySigner) -> str:
    with pytest.raises(Refusal) as refusal:
        enroll(gateway.url, code, signer, gateway.clock)
    assert not isinstance(refusal.value, NotNow)
    return refusal.value.code


def enrolment(code: str, signer: MemorySigner, *, secret: str | None = None) -> dict[str, str]:
    parts, nonce = decode(code), b"n" * 32
    message = proof_message(parts.locator, signer.public_key, nonce)
    return {
        "locator": parts.locator,
        "device_key": b64(signer.public_key),
        "nonce": b64(nonce),
        "proof": b64(proof(secret or parts.secret, message)),
        "signature": b64(signer.sign(message)),
    }


# -- enrolment -------------------------------------------------------------------------------------------------------


def test_an_enrolled_laptop_knows_gateway_unit_and_key_and_is_listed(gateway: LiveGateway) -> None:
    signer, binding = gateway.laptop(1, unit="Xã Mường Thử")
    assert (binding.unit, binding.device_id, binding.url) == ("Xã Mường Thử", signer.device_id, gateway.url)
    assert len(binding.keys) == 1
    assert [one["device"] for one in office.devices(gateway.place)] == [signer.device_id]


def test_an_answer_lost_on_the_way_is_repeated_until_the_code_expires(gateway: LiveGateway) -> None:
    code, signer = office.enroll(gateway.place, "máy 1", "Xã Thử")["code"], MemorySigner(1)
    gateway.raw("POST", "/v1/enroll", body=enrolment(code, signer))  # its answer is thrown away
    first = enroll(gateway.url, code, signer, gateway.clock)
    assert enroll(gateway.url, code, signer, gateway.clock) == first
    assert len(office.devices(gateway.place)) == 1
    gateway.clock.pass_(days=15)
    assert refused(gateway, code, signer) == "code-expired"


def test_a_code_serves_one_laptop(gateway: LiveGateway) -> None:
    code = office.enroll(gateway.place, "máy 1")["code"]
    enroll(gateway.url, code, MemorySigner(1), gateway.clock)
    assert refused(gateway, code, MemorySigner(2)) == "code-used"
    assert len(office.devices(gateway.place)) == 1


def test_five_wrong_tries_close_a_code_even_for_who_knows_it(gateway: LiveGateway) -> None:
    code, signer = office.enroll(gateway.place, "máy 1")["code"], MemorySigner(1)
    for _ in range(5):
        answer = gateway.raw("POST", "/v1/enroll", body=enrolment(code, signer, secret="A" * 16))
        assert (answer.status_code, answer.json()["code"]) == (403, "code-wrong")
    assert refused(gateway, code, signer) == "code-closed"


def test_guessing_locators_is_slowed_down(gateway: LiveGateway) -> None:
    code = office.enroll(gateway.place, "máy 1")["code"]
    stranger = encode(replace(decode(code), locator="ZZZZ"))
    statuses = [
        gateway.raw("POST", "/v1/enroll", body=enrolment(stranger, MemorySigner(1))).status_code for _ in range(31)
    ]
    assert set(statuses[:30]) == {404}
    assert statuses[30] == 429


def test_a_gateway_with_another_key_than_on_the_sheet_is_not_believed(gateway: LiveGateway) -> None:
    code = decode(office.enroll(gateway.place, "máy 1")["code"])
    elsewhere = encode(replace(code, fingerprint="A" * 16))
    assert refused(gateway, elsewhere, MemorySigner(1)) == "false-gateway"


def test_what_a_false_gateway_heard_enrols_nobody_else(gateway: LiveGateway) -> None:
    code, thief = office.enroll(gateway.place, "máy 1")["code"], MemorySigner(9)
    heard = enrolment(code, MemorySigner(1))
    message = proof_message(heard["locator"], thief.public_key, unb64(heard["nonce"]))
    stolen = heard | {"device_key": b64(thief.public_key), "signature": b64(thief.sign(message))}
    assert gateway.raw("POST", "/v1/enroll", body=stolen).json()["code"] == "code-wrong"


def test_a_device_key_must_be_held_to_be_enrolled(gateway: LiveGateway) -> None:
    code = office.enroll(gateway.place, "máy 1")["code"]
    forged = enrolment(code, MemorySigner(1)) | {"signature": b64(b"\0" * 64)}
    assert gateway.raw("POST", "/v1/enroll", body=forged).status_code == 400


def test_no_gateway_at_the_address_is_not_now(gateway: LiveGateway) -> None:
    code = office.enroll(gateway.place, "máy 1")["code"]
    with pytest.raises(NotNow) as refusal:
        enroll("https://cong.invalid", code, MemorySigner(1), gateway.clock)
    assert refusal.value.code == "none"


def test_an_empty_name_makes_no_code(gateway: LiveGateway) -> None:
    with pytest.raises(Refusal) as refusal:
        office.enroll(gateway.place, " ")
    assert refusal.value.code == "bad-name"


# -- sessions --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("token", ["", "x", "A" * 50, "é", "AAAA.BBBB"])
def test_without_a_session_nothing_is_read_or_written(gateway: LiveGateway, token: str) -> None:
    headers = {"Authorization": f"Bearer {token}".encode()}
    for method, path, body in (
        ("POST", "/v1/dossiers", {"dossiers": [{}]}),
        ("POST", "/v1/dossiers/query", {"ids": ["018f0000-0000-7000-8000-000000000001"]}),
        ("POST", "/v1/receipts", {"ids": ["018f0000-0000-7000-8000-000000000001"]}),
        ("PUT", "/v1/forms/" + "0" * 64, b"x"),
        ("GET", "/v1/changes?epoch=x", None),
        ("GET", "/v1/results/" + "0" * 64, None),
    ):
        answer = gateway.raw(method, path, headers=headers, body=body)  # type: ignore[arg-type]  # bytes in a header
        assert (answer.status_code, answer.json()["code"]) == (401, "no-session"), path


def test_a_session_lasts_an_hour_of_gateway_time_and_is_renewed_without_a_word(gateway: LiveGateway) -> None:
    laptop = gateway.laptop(1)
    token = gateway.token(laptop)
    with gateway.line(laptop) as line:
        gateway.clock.pass_(minutes=61)
        answer = gateway.raw("GET", f"/v1/changes?epoch={laptop[1].epoch}", token=token)
        assert answer.status_code == 401
        assert line.changes(0).changes == ()


def test_a_clock_set_back_makes_no_token_live_longer(gateway: LiveGateway) -> None:
    laptop = gateway.laptop(1)
    token = gateway.token(laptop)
    gateway.clock.pass_(days=-700)
    assert gateway.raw("GET", f"/v1/changes?epoch={laptop[1].epoch}", token=token).status_code == 401
    with gateway.line(laptop) as line:
        assert line.changes(0).changes == ()


def test_a_token_changed_by_one_letter_is_worthless(gateway: LiveGateway) -> None:
    token = gateway.token(gateway.laptop(1))
    for place in (0, 25, 35, len(token) - 2):
        letter = "A" if token[place] != "A" else "B"
        forged = token[:place] + letter + token[place + 1 :]
        assert gateway.raw("GET", "/v1/changes?epoch=x", token=forged).status_code == 401


def session(gateway: LiveGateway, signer: MemorySigner, nonce: str, gateway_id: str) -> tuple[int, str]:
    signature = b64(signer.sign(session_message(signer.device_id, gateway_id, nonce)))
    body = {"device": signer.device_id, "nonce": nonce, "signature": signature}
    answer = gateway.raw("POST", "/v1/session", body=body)
    return answer.status_code, answer.json().get("code", "")


def test_a_nonce_serves_once_and_for_five_minutes_and_for_this_gateway(gateway: LiveGateway) -> None:
    signer, binding = gateway.laptop(1)
    nonce = gateway.raw("GET", "/v1/ping").json()["nonce"]
    assert session(gateway, signer, nonce, "another gateway") == (401, "bad-signature")
    assert session(gateway, signer, nonce, binding.gateway_id)[0] == 200
    assert session(gateway, signer, nonce, binding.gateway_id) == (401, "nonce-spent")
    old = gateway.raw("GET", "/v1/ping").json()["nonce"]
    gateway.clock.pass_(minutes=6)
    assert session(gateway, signer, old, binding.gateway_id) == (401, "bad-nonce")
    assert session(gateway, signer, "AAAA", binding.gateway_id) == (401, "bad-nonce")


def test_a_stranger_gets_no_session(gateway: LiveGateway) -> None:
    _, binding = gateway.laptop(1)
    nonce = gateway.raw("GET", "/v1/ping").json()["nonce"]
    assert session(gateway, MemorySigner(2), nonce, binding.gateway_id) == (401, "bad-signature")


def test_a_revoked_laptop_is_shut_out_at_once_and_its_dossiers_stay(gateway: LiveGateway) -> None:
    laptop = gateway.laptop(1)
    with gateway.line(laptop) as line:
        parcel = a_packet(1).parcel
        line.send([parcel], [sign(laptop[0], parcel, laptop[1].gateway_id)])
        assert office.revoke(gateway.place, laptop[0].device_id)["device"] == laptop[0].device_id
        with pytest.raises(LineFault) as fault:
            line.ask([parcel.submission_id])
    assert fault.value.kind == "revoked"
    again = GatewayLine(laptop[1], laptop[0])
    with pytest.raises(LineFault) as fault:
        again.open()
    again.close()
    assert fault.value.kind == "revoked"
    assert len(office.dossiers(gateway.place)) == 1


@pytest.mark.parametrize("forged", ["", "no-key AAAA", "{key} AAAA", "{key} !", "{other}"])
def test_only_the_gateways_own_signature_says_that_a_laptop_was_shut_out(
    gateway: LiveGateway, monkeypatch: pytest.MonkeyPatch, forged: str
) -> None:
    (signer, binding), (other, _) = gateway.laptop(1), gateway.laptop(2)
    real, line = access._proof_of_shutting_out, GatewayLine(binding, signer)

    def false(opened: Gateway, _device: str, nonce: str) -> dict[str, str]:
        told = real(opened, other.device_id, nonce)[SHUT_OUT]
        return {SHUT_OUT: forged.format(key=told.partition(" ")[0], other=told)}

    assert not line.is_shut_out()
    office.revoke(gateway.place, signer.device_id)
    assert line.is_shut_out()
    monkeypatch.setattr(access, "_proof_of_shutting_out", false)
    assert not line.is_shut_out()
    line.close()


def test_only_an_enrolled_laptop_can_be_revoked(gateway: LiveGateway) -> None:
    gateway.laptop(1)
    with pytest.raises(Refusal) as refusal:
        office.revoke(gateway.place, "máy 2")
    assert refusal.value.code == "unknown-device"


def test_the_gateway_behind_an_address_must_be_the_one_of_the_binding(gateway: LiveGateway) -> None:
    signer, binding = gateway.laptop(1)
    line = GatewayLine(replace(binding, gateway_id="f" * 32), signer)
    with pytest.raises(LineFault) as fault:
        line.open()
    line.close()
    assert fault.value.kind == "wrong-server"
