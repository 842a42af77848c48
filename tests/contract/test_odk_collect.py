"""ODK Collect's way with the gateway: it gets our forms with their tables, and what it sends arrives once and whole."""

import uuid

import pytest
from lxml import etree

from forms.catalogue import Catalogue
from forms.engine import load
from sync.gateway import office
from tests.support.gateways import LiveGateway
from tests.support.odk_collect import NotOurServer, OdkCollect


def collect(gateway: LiveGateway, unit: str = "Xã Thử") -> OdkCollect:
    key = office.office_key(gateway.place, f"ODK {unit}", unit, kind="collect")["key"]
    return OdkCollect(f"{gateway.url}/openrosa/{key}")


def filled(number: int = 1, name: str = "Lò Thị Thử") -> bytes:
    meta = f"<meta><instanceID>uuid:{uuid.UUID(int=number)}</instanceID></meta>"
    return f'<data id="trial" version="1"><name>{name}</name>{meta}</data>'.encode()


def test_it_gets_every_shipped_form_with_the_tables_that_the_form_names(gateway: LiveGateway) -> None:
    fetched = {form.form_id: form for form in collect(gateway).forms()}
    catalogue = Catalogue.load()
    for procedure in catalogue.all():
        if not procedure.has_form:
            continue
        source = catalogue.form(procedure.code)
        form = next(one for one in fetched.values() if one.xml == source.xml)
        wanted = {url.rpartition("/")[2]: content for url, content in source.attachments.items()}
        assert form.media == wanted
        attachments = {f"jr://file-csv/{name}": content for name, content in form.media.items()}
        assert set(load(form.xml, attachments=attachments).attachments_wanted) <= set(attachments)
    assert {"provinces.csv", "communes.csv"} <= set().union(*(form.media for form in fetched.values()))


def test_a_newer_definition_of_a_laptop_stands_before_the_shipped_one(gateway: LiveGateway) -> None:
    import hashlib

    code = next(procedure.code for procedure in Catalogue.load().all() if procedure.has_form)
    source = Catalogue.load().form(code)
    xml = source.xml.replace(f'version="{source.version}"'.encode(), b'version="99999999999999"')
    with gateway.line(gateway.laptop(1)) as line:
        line.put_form(source.hash, source.xml)
        line.put_form(hashlib.sha256(xml).hexdigest(), xml)
    assert xml in [form.xml for form in collect(gateway).forms()]


def test_what_it_sends_in_several_requests_arrives_once_and_whole(any_gateway: LiveGateway) -> None:
    client = collect(any_gateway)
    files = {f"anh {number}.jpg": (bytes([number]) * 3000, "image/jpeg") for number in range(4)}
    assert client.send(filled(), files, limit=7000) == [201, 201]
    assert client.send(filled(), files, limit=7000) == [201, 201]  # its answer was lost: the same again
    (row,) = office.dossiers(any_gateway.place)
    whole = office.dossier(any_gateway.place, row["id"])
    assert sorted((one["paper"], one["size"]) for one in whole["files"]) == [(name, 3000) for name in sorted(files)]
    assert client.send(filled(name="Người khác"), {}) == [409]
    assert office.dossier(any_gateway.place, row["id"])["answers"] == [["/data/name", "Lò Thị Thử"]]


@pytest.mark.parametrize("name", ["../../etc/passwd", "..\\..\\x.jpg", "a/b.jpg", "/x.jpg"])
def test_a_name_with_path_parts_names_no_place(gateway: LiveGateway, name: str) -> None:
    assert collect(gateway).send(filled(), {name: (b"x", "image/jpeg")}) == [201]
    (row,) = office.dossiers(gateway.place)
    (paper,) = office.dossier(gateway.place, row["id"])["files"]
    assert not set(paper["paper"]) & {"/", "\\"}
    places = {one.relative_to(gateway.folder).parts[0] for one in gateway.folder.rglob("*")}
    assert places == {"gateway.data", "gateway.db", "gateway.db-wal", "gateway.db-shm"}


def test_a_revoked_token_sends_and_reads_nothing(gateway: LiveGateway) -> None:
    client = collect(gateway)
    office.revoke_key(gateway.place, "ODK Xã Thử")
    with pytest.raises(NotOurServer):
        client.forms()
    with pytest.raises(NotOurServer):
        client.send(filled(), {})


def test_a_token_reads_nothing_that_was_sent(gateway: LiveGateway) -> None:
    key = office.office_key(gateway.place, "ODK", "Xã Thử", kind="collect")["key"]
    OdkCollect(f"{gateway.url}/openrosa/{key}").send(filled(), {})
    name = str(uuid.UUID(int=1))
    for path in (f"/openrosa/{key}/submission", f"/openrosa/{key}/submission/{name}", f"/v1/office/dossiers/{name}"):
        assert gateway.raw("GET", path, token=key).status_code in {401, 404, 405}
    for path in ("media/nothing.csv", "media/..%2fgateway.db", f"forms/{'0' * 64}", f"forms/{'0' * 64}/manifest"):
        assert gateway.raw("GET", f"/openrosa/{key}/{path}").status_code == 404


def test_the_list_is_well_formed_whatever_a_form_is_called(gateway: LiveGateway) -> None:
    import hashlib

    odd = (
        b"<h:html xmlns:h='http://www.w3.org/1999/xhtml' xmlns='http://www.w3.org/2002/xforms'><h:head>"
        b"<h:title>A &lt;b&gt; &amp; c</h:title><model><instance><data id='odd &amp; more' version='&lt;1'/></instance>"
        b"</model></h:head><h:body/></h:html>"
    )
    with gateway.line(gateway.laptop(1)) as line:
        line.put_form(hashlib.sha256(odd).hexdigest(), odd)
    assert "odd & more" in [form.form_id for form in collect(gateway).forms()]
    assert etree.fromstring(odd) is not None
