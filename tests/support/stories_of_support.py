"""Invented people whom a funeral, a disability or want brings to the commune."""

from tests.support.form_stories import (
    AT_OFFICE,
    DAUGHTER,
    FATHER,
    GRANDMOTHER,
    LONG_NAME,
    MOTHER,
    Story,
    ago,
    place,
    vietnamese,
)

FUNERAL_OF_ASSISTED, FUNERAL_OF_PENSIONER = "1.001731", "1.014028"
DISABILITY = "1.001699"
POVERTY, AVERAGE = "1.011607", "1.011609"

_BURIAL = {
    "/data/deceased/deceased_ethnic": "01",
    "/data/death/died_on": ago(9),
    "/data/death/death_cause": "Tuổi già",
    "/data/death/buried_on": ago(7),
    "/data/death/burial_place": "Nghĩa trang thôn 3, xã Thạch Thất, thành phố Hà Nội",
    **AT_OFFICE,
}
_BY_THE_DAUGHTER = {**_BURIAL, "/data/request/arranger_kind": "household", "/data/filer/filer_relation": "Con gái"}
_BY_THE_CLUB = {
    **_BURIAL,
    "/data/request/arranger_kind": "organisation",
    "/data/organisation/organisation_name": "Hội Người cao tuổi xã Thạch Thất",
    "/data/organisation/organisation_address": "Thôn 3, xã Thạch Thất, thành phố Hà Nội",
    "/data/organisation/representative_name": LONG_NAME,
    "/data/organisation/representative_office": "Chủ tịch Hội",
}
_FAMILY_SAYS = ("NGUYỄN THỊ Ệ", "12/04/1940", vietnamese(ago(9)), vietnamese(ago(7)), "Nghĩa trang thôn 3",
                "Nguyễn Thị Phương Thảo", "001165004321", "Con gái")  # fmt: skip
_CLUB_SAYS = ("Hội Người cao tuổi xã Thạch Thất", LONG_NAME, "Chủ tịch Hội")
_CARDS = (("deceased", GRANDMOTHER), ("filer", DAUGHTER))

FUNERALS = (
    Story(
        FUNERAL_OF_ASSISTED,
        "a daughter, into her account",
        {
            **_BY_THE_DAUGHTER,
            "/data/request/insurance_stopped": "no",
            "/data/payment/account_number": "1903123456789",
            "/data/payment/account_bank": "Agribank",
            "/data/payment/account_holder": "NGUYEN THI PHUONG THAO",
        },
        _CARDS,
        "household",
        (*_FAMILY_SAYS, "1903123456789", "Agribank", "Số mẫu chưa chắc – hỏi xã trước: Mẫu số 04"),
    ),
    Story(
        FUNERAL_OF_ASSISTED,
        "a club, for one whose insurance had ended",
        {**_BY_THE_CLUB, "/data/request/insurance_stopped": "yes"},
        (("deceased", GRANDMOTHER),),
        "organisation insurance_stopped",
        _CLUB_SAYS,
    ),
    Story(FUNERAL_OF_PENSIONER, "a daughter, in cash", _BY_THE_DAUGHTER, _CARDS, "household",
          (*_FAMILY_SAYS, "Mẫu số 02")),
    Story(FUNERAL_OF_PENSIONER, "a club", _BY_THE_CLUB, (("deceased", GRANDMOTHER),), "organisation", _CLUB_SAYS),
)  # fmt: skip

_EXAMINED = {
    "/data/request/council_at_home": "yes",
    "/data/owner_home/lives_there": "yes",
    **AT_OFFICE,
}
DISABILITIES = (
    Story(
        DISABILITY,
        "an old woman for herself, the first time",
        {
            **_EXAMINED,
            "/data/request/request_kind": "first",
            "/data/request/needs_representative": "no",
            "/data/disability/disability_kinds": "mobility sight",
        },
        (("owner", GRANDMOTHER),),
        "first",
        ("NGUYỄN THỊ Ệ", "001140009876", "Tổ 5, Phường Bồ Đề"),
    ),
    Story(
        DISABILITY,
        "a daughter for her mother, again, elsewhere than at home",
        {
            **_EXAMINED,
            "/data/request/request_kind": "again",
            "/data/request/request_reason": "Nay không tự đi lại được",
            "/data/request/needs_representative": "yes",
            "/data/owner_home/lives_there": "no",
            "/data/owner_home/owner_lives_at": "Nhà con gái, thôn 3, xã Thạch Thất, thành phố Hà Nội",
            "/data/disability/disability_kinds": "mobility mental other",
            "/data/disability/disability_other": "Lú lẫn sau tai biến",
            "/data/filer/filer_relation": "Con gái",
            "/data/filer/filer_has_phone": "own",
            "/data/filer/filer_phone": "0912345678",
        },
        (("owner", GRANDMOTHER), ("filer", DAUGHTER)),
        "again representative",
        ("Nay không tự đi lại được", "Nhà con gái", "Lú lẫn sau tai biến", "Nguyễn Thị Phương Thảo", "0912345678"),
    ),
    Story(
        DISABILITY,
        "a man who lost the paper",
        {
            **_EXAMINED,
            "/data/request/request_kind": "reissue",
            "/data/request/request_reason": "Giấy bị mất khi lụt",
            "/data/request/needs_representative": "no",
            "/data/disability/disability_kinds": "hearing",
            "/data/disability/disability_degree": "severe",
        },
        (("owner", FATHER),),
        "",
        ("Giấy bị mất khi lụt",),
        ("other_procedure",),
    ),
)

_HOUSEHOLD = {
    "/data/request/present_status": "none",
    "/data/request/reason": "Chồng ốm lâu, nhà không còn thu nhập, hai con nhỏ đang đi học.",
    "/data/owner/owner_ethnic": "12",
    "/data/owner_home/lives_there": "yes",
    "/data/members/member[1]/member_name": "H'Hen Niê",
    "/data/members/member[1]/member_sex": "female",
    "/data/members/member[1]/member_born": "1995-03-05",
    "/data/members/member[1]/member_relation": "Chủ hộ",
    "/data/members/member[1]/member_status": "working",
    "/data/members/member[2]/member_name": LONG_NAME,
    "/data/members/member[2]/member_sex": "female",
    "/data/members/member[2]/member_born": "2018",
    "/data/members/member[2]/member_relation": "Con",
    "/data/members/member[2]/member_status": "studying",
    **place("owner_home/owner", hamlet="Thôn 3"),
    **AT_OFFICE,
}
_HOUSE_SAYS = ("H'HEN NIÊ", "05/03/1995", "Chồng ốm lâu", LONG_NAME, "2018", "Đang đi học", "15/09/2024")
HOUSEHOLDS = (
    Story(POVERTY, "a young mother", _HOUSEHOLD, (("owner", MOTHER),), "new", (*_HOUSE_SAYS, "Mẫu số 01")),
    Story(
        POVERTY,
        "one that is poor already",
        {**_HOUSEHOLD, "/data/request/present_status": "poor"},
        (("owner", MOTHER),),
        "new",
        (),
        ("has_the_status",),
    ),
    Story(AVERAGE, "a farming family", _HOUSEHOLD, (("owner", MOTHER),), "new", (*_HOUSE_SAYS, "MỨC SỐNG TRUNG BÌNH")),
)
STORIES = (*FUNERALS, *DISABILITIES, *HOUSEHOLDS)
