"""Invented people who move: into their own house, to relatives, into a rented room, with a child, with a whole gang."""

from tests.support.form_stories import DAUGHTER, FATHER, GRANDMOTHER, LONG_NAME, MOTHER, Story, place

PERMANENT, TEMPORARY = "1.004222", "1.004194"

_OFFICE = {"/data/office/office_province": "01", "/data/office/office_commune": "09955"}
_THERE = {**place("dwelling/dwelling", hamlet="Số 5, Thôn 3"), **_OFFICE}
_ALONE = {"/data/request/needs_guardian": "no", "/data/members/has_members": "no"}
_FOR_A_YEAR = {"/data/dwelling/stay_from": "2026-12-01", "/data/dwelling/stay_until": "2027-11-30"}


def _member(row: int, name: str, born: str, sex: str, number: str, relation: str) -> dict[str, str]:
    said = {"name": name, "born": born, "sex": sex, "number": number, "relation": relation}
    return {f"/data/members/member[{row}]/member_{fact}": text for fact, text in said.items() if text}


STORIES = (
    Story(
        PERMANENT,
        "a man into his own house, as its head",
        {
            **_THERE,
            **_ALONE,
            "/data/request/dwelling_kind": "own_home",
            "/data/request/owner_is_head": "yes",
            "/data/owner/owner_has_phone": "own",
            "/data/owner/owner_phone": "0912345678",
            "/data/owner/owner_email": "do@example.vn",
        },
        (("owner", FATHER),),
        "own_home",
        (
            "TRẦN VĂN ĐÔ",
            "001093005678",
            "0912345678",
            "do@example.vn",
            "Chủ hộ",
            "Đăng ký thường trú tại Số 5, Thôn 3, Xã Thạch Thất, Thành phố Hà Nội",
            "Công an xã Thạch Thất, thành phố Hà Nội",
            "Mẫu CT01",
        ),
    ),
    Story(
        PERMANENT,
        "a mother with two children to her mother-in-law",
        {
            **_THERE,
            "/data/request/dwelling_kind": "with_kin",
            "/data/request/owner_is_head": "no",
            "/data/request/needs_guardian": "yes",
            "/data/owner/owner_has_phone": "none",
            "/data/head/owner_relation": "Con dâu",
            "/data/head/head_consent": "vneid",
            "/data/members/has_members": "yes",
            **_member(1, "Trần Minh An", "2019-11-05", "male", "001219001234", "Cháu"),
            **_member(2, LONG_NAME, "2026", "female", "", "Cháu"),  # born not long ago: no number yet
            "/data/consents/dwelling_owner[1]/dwelling_owner_name": "Nguyễn Thị Phương Thảo",
            "/data/consents/dwelling_owner[1]/dwelling_owner_consent": "signature",
            "/data/consents/dwelling_owner[2]/dwelling_owner_name": "Trần Văn Bách",
            "/data/consents/dwelling_owner[2]/dwelling_owner_consent": "vneid",
            "/data/consents/dwelling_owner[2]/dwelling_owner_number": "001062004444",
            "/data/guardian/guardian_name": "H'Hen Niê",
            "/data/guardian/guardian_consent": "signature",
        },
        (("owner", MOTHER), ("head", DAUGHTER)),
        "with_kin",
        (
            "H'HEN NIÊ",
            "Con dâu",
            "vào hộ ông (bà) Nguyễn Thị Phương Thảo",
            "Trần Minh An",
            "05/11/2019",
            "001219001234",
            LONG_NAME,
            "2026",
            "Trần Văn Bách",
            "001062004444",
            "Trên VNeID",
            "Không có",
        ),
        ("member_number_missing",),
    ),
    Story(
        TEMPORARY,
        "an old woman in a rented room for a year",
        {
            **_THERE,
            **_ALONE,
            **_FOR_A_YEAR,
            "/data/request/dwelling_kind": "rented",
            "/data/request/owner_is_head": "yes",
            "/data/request/by_list": "no",
            "/data/owner/owner_has_phone": "relative",
            "/data/owner/owner_phone": "0912 345 678",
            "/data/consents/dwelling_owner[1]/dwelling_owner_name": "Trần Văn Bách",
            "/data/consents/dwelling_owner[1]/dwelling_owner_consent": "paper",
        },
        (("owner", GRANDMOTHER),),
        "rented",
        ("NGUYỄN THỊ Ệ", "Đăng ký tạm trú tại Số 5, Thôn 3", "từ ngày 01/12/2026 đến ngày 30/11/2027", "Giấy riêng"),
    ),
    Story(
        TEMPORARY,
        "a foreman for a list of workers, longer than the law allows, in another commune than the police asked",
        {
            **_THERE,
            "/data/office/office_commune": "00118",
            "/data/request/needs_guardian": "no",
            "/data/request/dwelling_kind": "other",
            "/data/request/owner_is_head": "yes",
            "/data/request/by_list": "yes",
            "/data/owner/owner_has_phone": "none",
            "/data/dwelling/stay_from": "2026-12-01",
            "/data/dwelling/stay_until": "2028-12-02",
            "/data/members/has_members": "yes",
            **{
                ref: text
                for row in range(1, 13)
                for ref, text in _member(
                    row, f"Nguyễn Văn Thợ {'ABCDEGHIKLMN'[row - 1]}", "1990", "male", f"0010900000{row:02}", "Cùng tổ"
                ).items()
            },
            "/data/consents/dwelling_owner[1]/dwelling_owner_name": "Trần Văn Bách",
            "/data/consents/dwelling_owner[1]/dwelling_owner_consent": "signature",
        },
        (("owner", FATHER),),
        "other list",
        ("Nguyễn Văn Thợ N", "001090000012", "đến ngày 02/12/2028"),
        ("stay_over_24_months", "office_elsewhere"),
    ),
    Story(
        TEMPORARY,
        "a grandmother with her daughter's family",
        {
            **_THERE,
            **_ALONE,
            **_FOR_A_YEAR,
            "/data/request/dwelling_kind": "with_kin",
            "/data/request/owner_is_head": "no",
            "/data/request/by_list": "no",
            "/data/owner/owner_has_phone": "none",
            "/data/head/owner_relation": "Mẹ",
            "/data/head/head_consent": "signature",
            "/data/consents/dwelling_owner[1]/dwelling_owner_name": "Nguyễn Thị Phương Thảo",
            "/data/consents/dwelling_owner[1]/dwelling_owner_consent": "signature",
        },
        (("owner", GRANDMOTHER), ("head", DAUGHTER)),
        "with_kin",
        ("Mẹ", "001165004321"),
    ),
    Story(
        TEMPORARY,
        "a man in a second house of his own",
        {
            **_THERE,
            **_ALONE,
            **_FOR_A_YEAR,
            "/data/request/dwelling_kind": "own_home",
            "/data/request/owner_is_head": "yes",
            "/data/request/by_list": "no",
            "/data/owner/owner_has_phone": "none",
        },
        (("owner", FATHER),),
        "own_home",
        ("001093005678",),
    ),
    Story(
        PERMANENT,
        "a lodger into the household that lodges",
        {
            **_THERE,
            **_ALONE,
            "/data/request/dwelling_kind": "rented",
            "/data/request/owner_is_head": "no",
            "/data/owner/owner_has_phone": "none",
            "/data/head/owner_relation": "Người ở nhờ",
            "/data/head/head_consent": "paper",
            "/data/consents/dwelling_owner[1]/dwelling_owner_name": "Nguyễn Thị Phương Thảo",
            "/data/consents/dwelling_owner[1]/dwelling_owner_consent": "paper",
        },
        (("owner", FATHER), ("head", DAUGHTER)),
        "rented",
        ("Người ở nhờ", "đồng ý bằng giấy riêng"),
    ),
    Story(
        PERMANENT,
        "a man where he is taken in, neither rented nor of kin",
        {
            **_THERE,
            **_ALONE,
            "/data/request/dwelling_kind": "other",
            "/data/request/owner_is_head": "yes",
            "/data/owner/owner_has_phone": "none",
            "/data/consents/dwelling_owner[1]/dwelling_owner_name": "Chùa Tây Phương",
            "/data/consents/dwelling_owner[1]/dwelling_owner_consent": "paper",
        },
        (("owner", FATHER),),
        "other",
        ("Chùa Tây Phương",),
    ),
)
