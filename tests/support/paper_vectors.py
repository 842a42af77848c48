"""Test vectors of the codes on paper, as they stand in docs/paper-code.md; private keys are 32 equal bytes.

``python -m tests.support.paper_vectors`` makes new ones and writes them into the document. Deflate packs as it likes,
and what is sealed follows from that: a test does not compare those bytes, it opens those of the document.
"""

import hashlib
import json
from pathlib import Path
from typing import Any

from forms import answer_numbers, cbor, paper_dictionary
from sync import age, setup_code
from sync.encoding import b64
from sync.enrolment import EnrolmentCode, encode
from sync.keys import fingerprint
from sync.paper import cose, letter, symbols
from sync.ports import Binding, Parcel
from sync.submission import digest
from sync.tracking import secret_hash
from tests.support.signers import MemorySigner

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "paper-code.md"
BEGIN, END = "<!-- vectors: made by tests.support.paper_vectors -->\n```json\n", "\n```\n<!-- end -->"
OFFICE = bytes([4]) * 32
GATEWAY = "0123456789abcdef0123456789abcdef"
SECRET = "ABCDEFGH234567AB"
FORM = (
    b'<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head><model><instance>'
    b'<data id="trial" version="1"><name/><sex/><born/><number/><home><commune/><hamlet/></home>'
    b"<child><child_name/></child><meta><instanceID/></meta></data></instance>"
    b'<instance id="sex"><root><item><name>female</name></item><item><name>male</name></item></root></instance>'
    b"</model></h:head><h:body><select1 ref='/data/sex'><itemset nodeset=\"instance('sex')/root/item\">"
    b'<value ref="name"/>'
    b'<label ref="name"/></itemset></select1><group ref="/data/child"><repeat nodeset="/data/child">'
    b'<input ref="/data/child/child_name"/></repeat></group></h:body></h:html>'
)
XML = (
    '<data id="trial" version="1"><name>H\'Hen Niê</name><sex>female</sex><born>1995-03-05</born>'
    "<number>001195001234</number><home><commune>00118</commune><hamlet/></home><child><child_name>Y Ŏn</child_name>"
    "</child><child><child_name>Trần Minh An</child_name></child>"
    "<meta><instanceID>uuid:018f0000-0000-7000-8000-000000000001</instanceID></meta></data>"
).encode()


def parcel() -> Parcel:
    """The submission of the vectors."""
    return Parcel(
        submission_id="018f0000-0000-7000-8000-000000000001",
        dossier_id="018e0000-0000-7000-8000-000000000001",
        revision=1,
        replaces=None,
        procedure="1.014027",
        form_hash=hashlib.sha256(FORM).hexdigest(),
        route="desk",
        office="Xã Thử",
        digest=digest(XML, []),
        public_code="PC01-TEST",
        tracking_secret_hash=secret_hash(SECRET),
        xml=XML,
    )


def binding() -> Binding:
    """An enrolment with the gateway and office of the vectors."""
    return Binding("https://thu.example", GATEWAY, "Xã Thử", "Xã Thử", "", {}, office_key=b64(age.public_of(OFFICE)))


def vectors() -> dict[str, Any]:
    """All vectors as JSON values."""
    author = MemorySigner(1)
    office = age.public_of(OFFICE)
    payload = letter.payload(parcel(), FORM, SECRET)
    signed = cose.sign(payload, author, letter.context(GATEWAY, office))
    row = answer_numbers.pack(FORM, XML)
    sealed = letter.write(parcel(), FORM, author, binding(), SECRET)
    enrolment = encode(EnrolmentCode("ABCD", "A" * 16, fingerprint(MemorySigner(2).public_key)))
    setup = setup_code.write("https://thu.example", enrolment, author, point="Nhà văn hóa", hotline="0912345678")
    return {
        "author_private": "01" * 32,
        "author_public": author.public_key.hex(),
        "author_device": author.device_id,
        "office_private": OFFICE.hex(),
        "office_public": office.hex(),
        "gateway": GATEWAY,
        "form": FORM.decode(),
        "xml": XML.decode(),
        "digest": parcel().digest,
        "row": cbor.encode(row).hex(),
        "dictionary": {"version": paper_dictionary.NEWEST, "sha256": paper_dictionary.HASHES[paper_dictionary.NEWEST]},
        "payload": payload.hex(),
        "cose": signed.hex(),
        "sealed": sealed.hex(),
        "symbols": symbols.split(sealed),
        "setup": setup,
    }


def in_document() -> dict[str, Any]:
    """The vectors as they stand in the document."""
    _, _, rest = DOCUMENT.read_text(encoding="utf-8").partition(BEGIN)
    found: dict[str, Any] = json.loads(rest.partition(END)[0])
    return found


def main() -> None:
    """Write new vectors into the document."""
    before, begin, rest = DOCUMENT.read_text(encoding="utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    text = json.dumps(vectors(), ensure_ascii=False, indent=1)
    DOCUMENT.write_text(f"{before}{begin}{text}{end}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
