"""What a villager sees who holds up the code on the sheet: status words and nothing else.

The secret stands in the address's fragment, which browsers never send; the page posts it, only its hash is compared.
"""

import hmac

import sqlalchemy as sa

from sync.gateway import schema
from sync.gateway.opening import Gateway
from sync.gateway.problems import Problem
from sync.tracking import secret_hash

STATUS_WORDS = {
    1: "Đã đăng ký, chờ tiếp nhận",
    2: "Được tiếp nhận",
    3: "Không được tiếp nhận",
    4: "Đang xử lý",
    5: "Cần bổ sung giấy tờ",
    6: "Cần nộp phí, lệ phí",
    7: "Đã rút hồ sơ",
    8: "Dừng xử lý",
    9: "Đã xử lý xong",
    10: "Đã trả kết quả",
}
"""National codes (facts/portals.md 2.1) in the words of docs/glossary.tsv."""

RECEIVED = "Máy chủ đã nhận đủ"
INCOMPLETE = "Máy chủ đang nhận, chưa đủ giấy tờ"
NOT_FILED = "Hồ sơ chưa nộp cho xã"
OTHER = "Xã đã có thông báo mới – hỏi nơi nhận hồ sơ"
ASK = "Cần hỏi thêm: gọi số điện thoại in trên phiếu hướng dẫn"


def words(gateway: Gateway, code: str, secret: str) -> list[str]:
    """Status words for a sheet; ``Problem`` 404 ``not-found``, the same for an unknown code and a wrong secret."""
    given = secret_hash(secret)
    table, dossiers = schema.submissions, schema.dossiers
    with gateway.read().begin() as connection:
        rows = connection.execute(
            sa.select(table.c.tracking_hash, table.c.received_at, dossiers.c.status, dossiers.c.office_number)
            .join(dossiers, dossiers.c.dossier_id == table.c.dossier_id)
            .where(table.c.public_code == code.strip().upper())
            .order_by(table.c.revision.desc())
        ).all()
    found = None
    for row in reversed(rows):  # every row is compared, so that the time tells nothing; the newest revision wins
        if hmac.compare_digest(row.tracking_hash, given):
            found = row
    if found is None:
        raise Problem(404, "not-found", "Không tìm thấy phiếu này. Xin quét lại mã trên phiếu hướng dẫn.")
    return _words(received=found.received_at is not None, status=found.status, is_filed=bool(found.office_number))


def _words(*, received: bool, status: int | None, is_filed: bool) -> list[str]:
    """A dossier counts as filed only with the office's own number or an act that follows acceptance (design 2)."""
    first = [STATUS_WORDS.get(status, OTHER)] if status is not None else [RECEIVED if received else INCOMPLETE]
    filed = is_filed or status in {2, 4, 5, 6, 9, 10}
    return [*first, *([] if filed or status in {3, 7, 8} else [NOT_FILED]), ASK]


SCRIPT = """
const out = document.getElementById("words");
const code = decodeURIComponent(location.pathname.split("/").pop());
const secret = location.hash.slice(1);
const show = lines => out.replaceChildren(...lines.map(line => {
  const p = document.createElement("p"); p.textContent = line; return p; }));
history.replaceState(null, "", location.pathname);
if (!secret) show(["Xin quét lại mã trên phiếu hướng dẫn."]);
else fetch("../v1/track", {method: "POST", headers: {"Content-Type": "application/json"},
  body: JSON.stringify({code, secret})})
  .then(answer => answer.json().then(said => show(answer.ok ? said.words : [said.title])))
  .catch(() => show(["Không có mạng. Xin thử lại sau."]));
"""

PAGE = f"""<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="referrer" content="no-referrer"><meta name="robots" content="noindex">
<title>Hồ Sơ Làng</title>
<style>body{{font:1.6rem/1.5 sans-serif;max-width:36rem;margin:2rem auto;padding:0 1rem;color:#111}}
#words p:first-child{{font-weight:bold;font-size:2rem}}small{{color:#444}}</style></head>
<body><h1>Hồ sơ của ông/bà</h1><div id="words" role="status"><p>Đang hỏi…</p></div>
<small>Không đưa mã OTP, mật khẩu VNeID cho bất kỳ ai.</small>
<script>{SCRIPT}</script></body></html>
"""
