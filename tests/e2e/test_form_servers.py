"""A laptop bound to a server of the form standard: ODK Central as it was seen to behave, and our gateway's own face."""

from base64 import b64encode

import pytest

from sync.gateway import office
from sync.gateway.serving import RunningGateway
from tests.support.command_line import CommandLine
from tests.support.form_server import FormServer, form_server
from tests.support.stories import a_finalized_pension


def test_a_dossier_goes_to_a_form_server_once_whatever_is_lost(helper: CommandLine) -> None:
    with form_server(FormServer(lose=1)) as server:
        bound = helper.does("enroll", server.url, "--openrosa")
        assert bound["forms"] == {server.form: "1"}
        dossier = a_finalized_pension(helper)
        said = helper.run("--json", "sync")
        assert (said.json["sent"], said.json["uncertain"]) in {(0, 1), (1, 0)}
        helper.run("sync")
        assert helper.does("dossier", dossier)["outbox"] == "delivered"
        assert (len(server.held), server.new_records, server.posts) == (1, 0, 2)
        assert helper.does("sync")["sent"] == 0
        assert server.posts == 2


def test_a_form_that_the_server_lacks_holds_up_nothing_and_goes_later(helper: CommandLine) -> None:
    with form_server(FormServer(known_form=False)) as server:
        helper.does("enroll", server.url, "--openrosa")
        for _ in range(2):
            a_finalized_pension(helper)
        said = helper.does("sync")
        assert (said["sent"], said["waiting"], said["connection"]) == (0, 2, "ok")
        assert {one["reason"] for one in said["per_dossier"]} == {"no-form-there"}
        server.known_form = True
        assert helper.does("sync")["sent"] == 2


def test_name_and_password_are_kept_in_the_vault_and_asked_for(
    helper: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    with form_server(FormServer(login="Basic bWFpOmJhbi1waGllbmc=")) as server:
        assert helper.refuses("enroll", server.url, "--openrosa").json["problems"][0]["code"] == "form-server-log-in"
        monkeypatch.setenv("HOSOLANG_SERVER_PASSWORD", "ban-phieng")
        helper.does("enroll", server.url, "--openrosa", "--login", "mai")
        a_finalized_pension(helper)
        assert helper.does("sync")["sent"] == 1


def test_a_server_that_wants_a_digest_gets_one_and_never_the_password(
    helper: CommandLine, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    word = "bản phiềng 3"
    with form_server(FormServer(digest=("mái", word))) as server:
        monkeypatch.setenv("HOSOLANG_SERVER_PASSWORD", "other")
        refused = helper.refuses("enroll", server.url, "--openrosa", "--login", "mái")
        assert refused.json["problems"][0]["code"] == "form-server-log-in"
        monkeypatch.setenv("HOSOLANG_SERVER_PASSWORD", word)
        helper.does("enroll", server.url, "--openrosa", "--login", "mái")
        monkeypatch.delenv("HOSOLANG_SERVER_PASSWORD")
        for _ in range(4):  # more requests than a nonce serves
            a_finalized_pension(helper)
        assert helper.does("sync")["sent"] == 4
        assert (len(server.held), server.new_records) == (4, 0)
        assert sum(said.startswith("Digest") for said in server.seen) >= 7
    told = caplog.text + "".join(path.read_text("latin-1") for path in helper.folder.rglob("*") if path.is_file())
    for secret in (word, "phi\u1ec1ng", b64encode(f"mái:{word}".encode()).decode()):
        assert secret not in told
        assert secret.encode().decode("latin-1") not in told


def test_our_gateways_own_face_is_a_form_server_too(helper: CommandLine, gateway: RunningGateway) -> None:
    key = office.office_key(gateway.place, "Máy ODK", "Xã Thử", kind="collect")["key"]
    helper.does("enroll", f"{gateway.url}/openrosa/{key}", "--openrosa")
    a_finalized_pension(helper)
    assert helper.does("sync")["sent"] == 1
    assert len(office.dossiers(gateway.place)) == 1
    assert helper.does("sync")["sent"] == 0


def test_what_is_no_form_server_binds_nothing(helper: CommandLine, gateway: RunningGateway) -> None:
    assert helper.refuses("enroll", gateway.url, "--openrosa").json["problems"][0]["code"] == "no-form-server"
    helper.refuses("enroll", "http://example.org", "--openrosa")
    helper.refuses("enroll", gateway.url, code=2)
    assert helper.run("--json", "sync").json["connection"] == "not-enrolled"
