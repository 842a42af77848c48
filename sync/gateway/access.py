"""Who may speak with the gateway: enrolment codes, nonces, sessions, devices; all by gateway time."""

import hmac
import secrets
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from sync.encoding import b64, stamp, unb64
from sync.enrolment import answer_message, proof, proof_message
from sync.gateway import journals, notices, rotation, schema, unit_keys
from sync.gateway.device import Device
from sync.gateway.opening import Gateway
from sync.gateway.problems import Problem
from sync.gateway.wire import EnrolRequest, SessionRequest
from sync.keys import device_id, is_signed
from sync.messages import SHUT_OUT, session_message, shut_out_message

NONCE_SECONDS = 300
TOKEN_SECONDS = 3600
WRONG_TRIES = 5


def nonce(gateway: Gateway) -> str:
    """A nonce that carries its own moment and proof, so that giving one out writes nothing."""
    body = _seconds(gateway).to_bytes(5, "big") + secrets.token_bytes(12)
    return b64(body + gateway.keys.mac(b"nonce" + gateway.id.encode() + body))


def open_session(gateway: Gateway, request: SessionRequest) -> dict[str, Any]:
    """A token for an hour; the nonce is spent by it.

    Raises:
        Problem: 401 ``bad-nonce``, ``nonce-spent`` or ``bad-signature``; 403 ``revoked``, signed for this nonce.
    """
    _check_nonce(gateway, request.nonce)
    with gateway.write().begin() as connection:
        row = _device_row(connection, request.device)
        signature = _bytes(request.signature)
        message = session_message(request.device, gateway.id, request.nonce)
        if row is None or not is_signed(row.public_key, message, signature):
            raise Problem(401, "bad-signature", "This device is not enrolled here, or its signature is wrong.")
        _refuse_revoked(row, lambda: _proof_of_shutting_out(gateway, row.device_id, request.nonce))
        _spend(connection, gateway, request.nonce)
        kept = journals.keep(connection, gateway, row, request.journal)
        notices.tell_all(connection, gateway, row)
    body = bytes.fromhex(row.device_id) + (_seconds(gateway) + TOKEN_SECONDS).to_bytes(5, "big")
    return {"token": b64(body + _token_mac(gateway, body)), "expires_in": TOKEN_SECONDS, **kept}


def device_of(gateway: Gateway, authorization: str | None) -> Device:
    """The device that a request's bearer token speaks for.

    Raises:
        Problem: 401 ``no-session`` (missing, foreign, expired, of another epoch) or 403 ``revoked``.
    """
    scheme, _, token = (authorization or "").partition(" ")
    raw = _bytes(token)
    body, mac = raw[:21], raw[21:]
    left = int.from_bytes(body[16:], "big") - _seconds(gateway)
    is_fresh = len(raw) == 37 and 0 < left <= TOKEN_SECONDS  # also after the gateway's clock was set back
    if scheme.lower() != "bearer" or not is_fresh or not hmac.compare_digest(mac, _token_mac(gateway, body)):
        raise Problem(401, "no-session", "Open a session first.", {"WWW-Authenticate": "Bearer"})
    with gateway.read().begin() as connection:
        row = _device_row(connection, body[:16].hex())
        heirs = schema.heirs
        query = sa.select(heirs.c.author).where(heirs.c.device_id == body[:16].hex())
        heir_of = frozenset(connection.execute(query).scalars())
    if row is None:
        raise Problem(401, "no-session", "This device is not enrolled here.", {"WWW-Authenticate": "Bearer"})
    _refuse_revoked(row)
    return Device(row.device_id, row.unit, heir_of)


def enrol(gateway: Gateway, request: EnrolRequest) -> dict[str, Any]:
    """Bind a device key to a code; the same code and key give the same binding until the code expires.

    Raises:
        Problem: 400 ``bad-request``; 404 ``code-unknown``; 403 ``code-wrong``; 409 ``code-used``; 410 ``code-expired``
            or ``code-closed`` (after five wrong tries).
    """
    key, nonce_ = _bytes(request.device_key), _bytes(request.nonce)
    message = proof_message(request.locator, key, nonce_)
    if len(key) != 32 or len(nonce_) != 32 or not is_signed(key, message, _bytes(request.signature)):
        raise Problem(400, "bad-request", "The enrolment request is not signed by its own device key.")
    with gateway.write().begin() as connection:
        codes = schema.enrolment_codes
        row = connection.execute(
            sa.select(codes).where(codes.c.locator == request.locator).with_for_update()
        ).one_or_none()
        _refuse_closed(gateway, row)
        if _is_proved(gateway, row, message, _bytes(request.proof)):
            _bind(connection, gateway, row, key)
        else:
            connection.execute(
                codes.update().where(codes.c.locator == request.locator).values(wrong_tries=codes.c.wrong_tries + 1)
            )
            row = None
    if row is None:  # raised only now, so that the wrong try is counted
        raise Problem(403, "code-wrong", "The enrolment code is wrong; read it again from the sheet.")
    return _enrolled(gateway, row, key, request.nonce)


def _is_proved(gateway: Gateway, row: Any, message: bytes, given: bytes) -> bool:  # noqa: ANN401 - a row of Core
    secret = gateway.keys.unseal(row.secret, f"code:{row.locator}").decode()
    return hmac.compare_digest(proof(secret, message), given)


def _refuse_closed(gateway: Gateway, row: Any) -> None:  # noqa: ANN401 - a row of Core
    if row is None:
        raise Problem(404, "code-unknown", "The gateway knows no such enrolment code; read it again from the sheet.")
    if row.wrong_tries >= WRONG_TRIES:
        raise Problem(410, "code-closed", "The enrolment code was closed after five wrong tries; ask for a new sheet.")
    if row.expires_at <= gateway.now:
        raise Problem(410, "code-expired", "The enrolment code has expired; ask for a new sheet.")


def _bind(connection: sa.Connection, gateway: Gateway, row: Any, key: bytes) -> None:  # noqa: ANN401 - a row of Core
    device = device_id(key)
    if row.device_id not in {None, device}:
        raise Problem(409, "code-used", "The enrolment code was used by another laptop; ask for a new sheet.")
    others = notices.lock_unit(connection, row.unit)
    known = _device_row(connection, device)
    if known is not None:
        _refuse_revoked(known)
        if row.device_id is None:  # enrolled before with another sheet: the new sheet's name and unit count
            connection.execute(
                schema.devices.update().where(schema.devices.c.device_id == device).values(name=row.name, unit=row.unit)
            )
    else:
        connection.execute(
            schema.devices.insert().values(
                device_id=device, public_key=key, name=row.name, unit=row.unit, enrolled_at=gateway.now, last_change=0
            )
        )
    if row.device_id is None:
        notices.tell_of(connection, gateway, _device_row(connection, device), others)
    connection.execute(
        schema.enrolment_codes.update().where(schema.enrolment_codes.c.locator == row.locator).values(device_id=device)
    )


def _enrolled(gateway: Gateway, row: Any, key: bytes, nonce_: str) -> dict[str, Any]:  # noqa: ANN401 - a row of Core
    keys = gateway.keys
    statement = {
        "bundle": b64(keys.bundle_public),
        "device": device_id(key),
        "epoch": gateway.epoch,
        "gateway": gateway.id,
        "gateway_name": gateway.name,
        "key": b64(keys.public_key),
        "name": row.name,
        "nonce": nonce_,
        "office_key": b64(unit_keys.public_of(keys, row.unit)),
        "unit": row.unit,
    }
    signature = keys.signing.sign(answer_message(statement))
    return {"statement": statement, "signature": b64(signature), "announcements": rotation.announced(gateway)}


def _device_row(connection: sa.Connection, device: str) -> Any:  # noqa: ANN401 - a row of Core
    return connection.execute(sa.select(schema.devices).where(schema.devices.c.device_id == device)).one_or_none()


def _refuse_revoked(row: Any, proof: Callable[[], Mapping[str, str]] = dict) -> None:  # noqa: ANN401 - a row of Core
    if row.revoked_at is not None:
        sentence = "The gateway's keeper shut this device out; a vault restored from its backup enrols anew."
        raise Problem(403, "revoked", sentence, proof())


def _proof_of_shutting_out(gateway: Gateway, device: str, nonce_: str) -> Mapping[str, str]:
    """A laptop shuts its vault on such an answer, so nobody else must be able to give it."""
    keys = gateway.keys
    return {SHUT_OUT: f"{keys.key_id} {b64(keys.signing.sign(shut_out_message(device, gateway.id, nonce_)))}"}


def _check_nonce(gateway: Gateway, text: str) -> None:
    raw = _bytes(text)
    body, mac = raw[:17], raw[17:]
    age = _seconds(gateway) - int.from_bytes(body[:5], "big")
    genuine = hmac.compare_digest(mac, gateway.keys.mac(b"nonce" + gateway.id.encode() + body))
    if len(raw) != 33 or not genuine or not 0 <= age <= NONCE_SECONDS:
        raise Problem(401, "bad-nonce", "The nonce is not of this gateway or too old; ping again.")


def _spend(connection: sa.Connection, gateway: Gateway, text: str) -> None:
    nonces = schema.spent_nonces
    connection.execute(nonces.delete().where(nonces.c.expires_at < gateway.now))
    expires = stamp(gateway.clock() + timedelta(seconds=2 * NONCE_SECONDS))
    try:
        connection.execute(nonces.insert().values(nonce=text, expires_at=expires))
    except sa.exc.IntegrityError as error:
        raise Problem(401, "nonce-spent", "The nonce was used before; ping again.") from error


def _token_mac(gateway: Gateway, body: bytes) -> bytes:
    return gateway.keys.mac(b"token" + gateway.id.encode() + gateway.epoch.encode() + body)


def _seconds(gateway: Gateway) -> int:
    return int(gateway.clock().timestamp())


def _bytes(text: str) -> bytes:
    """Base64url text as bytes; what is none becomes empty and fails the check that follows."""
    try:
        return unb64(text)
    except ValueError:
        return b""
