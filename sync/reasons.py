"""Why a connection or a submission stands where it stands: stable codes, each with one plain English sentence."""

SENTENCES: dict[str, str] = {
    "ok": "The gateway answers.",
    "not-enrolled": "This laptop is not enrolled with a gateway yet; use the enrolment code first.",
    "none": "There is no network; everything stays on this laptop and is sent later.",
    "no-gateway": "The network works, but the gateway does not answer at its address; it is tried again later.",
    "captive": "There is a signal, but this network wants a log-in page first; log in with a browser, then send again.",
    "wrong-server": "Another server answers at the gateway's address; check the address and the network.",
    "tls-expired": "The gateway's certificate has expired, or this laptop's clock is ahead; check the date and time.",
    "tls-not-yet-valid": "The gateway's certificate is not valid yet; this laptop's clock is probably behind.",
    "tls-wrong-host": "The certificate belongs to another name; this network may be redirecting, so nothing was sent.",
    "tls-untrusted": "The certificate is signed by nobody this laptop trusts; this network may be listening in.",
    "tls": "A safe connection could not be made; nothing was sent.",
    "timeout": "The network is too slow right now; the gateway's answer did not come in time.",
    "cut": "The connection broke in the middle; what had begun is asked about before anything is repeated.",
    "nonsense": "The gateway answered something that cannot be read; it is asked again.",
    "server-error": "The gateway had an error of its own; the submission is asked about and tried again.",
    "busy": "The gateway is busy and asked to wait.",
    "full": "The gateway has no room left; its keeper must make room first.",
    "session": "The gateway did not accept this laptop's log-in.",
    "revoked": "The gateway shut this laptop out; nothing here is lost. The keeper asks the commune why. To go on: "
    "`backup`, `restore --replace` (it gives a new identity), `enroll` with a new code, `sync`.",
    "unknown-key": "The gateway signs with a key that this laptop was never told of; ask for a new enrolment sheet.",
    "too-old": "The gateway no longer serves this version of the program; update it.",
    "not-accepted": "The gateway did not accept the request; update the program or call the help desk.",
    "bad-request": "The gateway did not understand the request; update the program or call the help desk.",
    "stopped": "The sending was stopped; what had not begun goes with the next sync.",
    "interrupted": "The program was interrupted while sending; the gateway is asked before anything is repeated.",
    "conflict": "The gateway already holds another content for this dossier and revision; make a new revision.",
    "conflict:heir": "A laptop made of this one's backup has sent this dossier and goes on with it; this one need not.",
    "invalid": "The gateway can never take this submission as it is; make a new revision.",
    "too-large": "The submission is larger than the gateway accepts; attach fewer or smaller papers in a new revision.",
    "files-missing": "The text has arrived; files are still on their way.",
    "file-unreadable": "An attached paper cannot be read, or was changed, on this laptop; attach it again.",
    "unreadable": "The submission cannot be read on this laptop; it stays aside and the others go on.",
    "bad-receipt": "The gateway's receipt could not be proved; the submission stays uncertain and is asked about.",
    "other-gateway": "The submission may have reached another gateway; only that one can answer for it.",
    "restored": "It came from a backup and may have been sent since; the gateway is asked before anything is repeated.",
    "no-form-there": "The server has no form of this name and version; its keeper must put it there first.",
    "carried": "A stick carries it; whoever meets a network first brings it, and the gateway is asked before a repeat.",
    "not-tried": "Its turn did not come before the connection ended; it goes with the next sync.",
    "later": "An earlier try failed; the next one comes by itself.",
}
"""Code to sentence; the window has its own Vietnamese for each code."""

MAY_RECONNECT = frozenset({"cut", "timeout"})
"""Kinds of fault after which the same run tries once more, if it had moved anything; all others end it."""

OF_THE_LINE = frozenset(
    {"none", "no-gateway", "captive", "wrong-server", "timeout", "cut", "session", "not-tried", "stopped"}
    | {code for code in SENTENCES if code.startswith("tls")}
)
"""Reasons that speak of the connection alone: once it stands, the submission need not wait for its next try."""

REFUSES_BATCH = frozenset({"bad-request", "too-large", "no-form-there"})
"""Kinds by which a gateway refuses a whole request and keeps nothing of it; a smaller one may pass."""

REFUSES_ONE = REFUSES_BATCH | {"not-accepted", "file-unreadable"}
"""Kinds by which a gateway refuses one file or form; the others go on."""


def sentence(code: str) -> str:
    """The English sentence of a code; what stands behind a colon (``invalid:digest``) is the gateway's own word."""
    if code in SENTENCES:
        return SENTENCES[code]
    code, _, detail = code.partition(":")
    said = SENTENCES.get(code, f"The gateway gave the reason '{code}'.")
    return f"{said} ({detail})" if detail else said
