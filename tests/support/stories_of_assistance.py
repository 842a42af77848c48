"""Invented people of every group that monthly social assistance knows."""

from tests.support.form_stories import AT_OFFICE, DAUGHTER, FATHER, GRANDMOTHER, LONG_NAME, MOTHER, Story, place

ASSISTANCE = "1.001776"


def _nothing(section: str, prefix: str) -> dict[str, str]:
    said = {"bhyt": "yes", "poor": "poor", "has_benefits": "no"}
    return {f"/data/{section}/{prefix}_{fact}": text for fact, text in said.items()}


def _certificate(section: str, prefix: str) -> dict[str, str]:
    said = {"disabled": "yes", "disability_number": "012/GXN-2020", "disability_on": "2020-03-05",
            "disability_issuer": "UBND xã Kim Quan", "disability_kinds": "mobility intellect",
            "disability_degree": "extreme"}  # fmt: skip
    return {f"/data/{section}/{prefix}_{fact}": text for fact, text in said.items()}


_CERTIFIED = ("012/GXN-2020", "05/03/2020", "UBND xã Kim Quan", "Vận động, Trí tuệ", "Đặc biệt nặng")
_COMMON = {
    "/data/owner/owner_ethnic": "01",
    "/data/owner_home/lives_there": "yes",
    **_nothing("support", "owner"),
    "/data/disability/owner_disabled": "no",
    **AT_OFFICE,
}
_HERSELF = {**_COMMON, "/data/request/filing_for": "owner"}
_BY_DAUGHTER = {**_COMMON, "/data/request/filing_for": "other", "/data/filer/filer_relation": "Con gái"}
_DISABLED_LIFE = {
    "/data/disabled_life/disabled_schooling": "Đã học hết lớp 9",
    "/data/disabled_life/disabled_work": "Đan nón tại nhà",
    "/data/disabled_life/disabled_income": "500000",
    "/data/disabled_life/disabled_marital": "Có chồng",
    "/data/disabled_life/disabled_children": "2",
    "/data/disabled_life/disabled_small_children": "1",
    "/data/disabled_life/self_care": "Tự ăn được, không tự đi lại được",
    "/data/disabled_life/carer_words": "Chồng là Trần Văn Đô",
}

STORIES = (
    Story(
        ASSISTANCE,
        "an orphan whose grandmother declares",
        {
            **_COMMON,
            "/data/request/group_kind": "child",
            "/data/request/filing_for": "other",
            "/data/filer/filer_relation": "Bà",
            "/data/owner/owner_name": LONG_NAME,
            "/data/owner/owner_born": "2018-02-03",
            "/data/owner/owner_sex": "female",
            "/data/owner/owner_number": "001318001234",
            **place("owner_home/owner", hamlet="Thôn 3"),
            "/data/schooling/schooling_now": "Lớp 3 Trường Tiểu học Thạch Thất",
            "/data/mother/mother_name": "Lê Thị Na",
            "/data/mother/mother_born": "1995",
            "/data/mother/mother_status": "dead",
            "/data/father/father_status": "missing",
        },
        (("filer", GRANDMOTHER),),
        "child",
        (
            LONG_NAME.upper(),
            "03/02/2018",
            "Lớp 3 Trường Tiểu học",
            "Lê Thị Na",
            "1995",
            "Đã mất",
            "Mất tích",
            "Nguyễn Thị Ệ",
            "Áp dụng đối với trẻ em",
            "Số mẫu chưa chắc",
        ),
    ),
    Story(
        ASSISTANCE,
        "a man with HIV",
        {**_HERSELF, "/data/request/group_kind": "hiv"},
        (("owner", FATHER),),
        "hiv",
        ("TRẦN VĂN ĐÔ", "001093005678", "15/08/2025", "Bộ Công an"),
    ),
    Story(
        ASSISTANCE,
        "a poor single mother of two",
        {
            **_HERSELF,
            "/data/request/group_kind": "single_parent",
            "/data/single/marital_words": "Chồng đã mất",
            "/data/children/child[1]/child_name": "Trần Minh An",
            "/data/children/child[1]/child_born": "2019-11-05",
            "/data/children/child[1]/child_schooling": "Lớp 2",
            "/data/children/child[1]/child_lives_at": "Ở cùng mẹ",
            "/data/children/child[2]/child_name": "Trần Minh Bách",
            "/data/children/child[2]/child_born": "2021",
            "/data/children/child[2]/child_schooling": "Mẫu giáo",
            "/data/children/child[2]/child_lives_at": "Ở cùng bà ngoại",
        },
        (("owner", MOTHER),),
        "single_parent",
        ("Chồng đã mất", "Trần Minh An", "05/11/2019", "Trần Minh Bách", "Ở cùng bà ngoại"),
    ),
    Story(
        ASSISTANCE,
        "a single mother who is not poor",
        {
            **_HERSELF,
            "/data/request/group_kind": "single_parent",
            "/data/support/owner_poor": "none",
            "/data/single/marital_words": "Đã ly hôn",
            "/data/children/child[1]/child_name": "Trần Minh An",
            "/data/children/child[1]/child_born": "2019-11-05",
            "/data/children/child[1]/child_schooling": "Lớp 2",
            "/data/children/child[1]/child_lives_at": "Ở cùng mẹ",
        },
        (("owner", MOTHER),),
        "single_parent",
        ("Đã ly hôn",),
        ("single_parent_not_poor",),
    ),
    Story(
        ASSISTANCE,
        "an old woman without support, who draws two benefits",
        {
            **_BY_DAUGHTER,
            "/data/request/group_kind": "elderly",
            "/data/owner_home/lives_there": "no",
            "/data/owner_home/owner_lives_at": "Nhà con gái, thôn 3, xã Thạch Thất",
            "/data/support/owner_has_benefits": "yes",
            "/data/support/owner_benefit[1]/owner_benefit_kind": "merit",
            "/data/support/owner_benefit[1]/owner_benefit_amount": "1234000",
            "/data/support/owner_benefit[1]/owner_benefit_from": "05/2020",
            "/data/support/owner_benefit[2]/owner_benefit_kind": "assistance",
            "/data/support/owner_benefit[2]/owner_benefit_amount": "540000",
            "/data/support/owner_benefit[2]/owner_benefit_from": "2024",
            "/data/elderly/has_supporter": "yes",
            "/data/elderly/supporter_assisted": "yes",
        },
        (("owner", GRANDMOTHER), ("filer", DAUGHTER)),
        "elderly",
        (
            "Nhà con gái",
            "Trợ cấp ưu đãi người có công",
            "1.234.000",
            "05/2020",
            "540.000",
            "2024",
            "Con gái",
            "001165004321",
        ),
    ),
    Story(
        ASSISTANCE,
        "a disabled woman who is pregnant",
        {
            **_HERSELF,
            **_certificate("disability", "owner"),
            **_DISABLED_LIFE,
            "/data/request/group_kind": "disabled",
            "/data/disabled_life/pregnant": "yes",
        },
        (("owner", MOTHER),),
        "disabled pregnant",
        (*_CERTIFIED, "Đan nón tại nhà", "500.000", "Có chồng", "Tự ăn được", "Chồng là Trần Văn Đô"),
    ),
    Story(
        ASSISTANCE,
        "a disabled man before his certificate",
        {
            **_HERSELF,
            **{ref: text for ref, text in _DISABLED_LIFE.items() if "small" not in ref},
            "/data/request/group_kind": "disabled",
            "/data/disabled_life/disabled_children": "0",
        },
        (("owner", FATHER),),
        "disabled",
        ("Đan nón tại nhà",),
        ("no_certificate",),
    ),
    Story(
        ASSISTANCE,
        "a family with an extremely severely disabled daughter",
        {**_HERSELF, **_certificate("disability", "owner"), "/data/request/group_kind": "severe_household"},
        (("owner", MOTHER),),
        "severe_household",
        ("HỘ GIA ĐÌNH CÓ NGƯỜI KHUYẾT TẬT ĐẶC BIỆT NẶNG", *_CERTIFIED),
    ),
    Story(
        ASSISTANCE,
        "a young mother who takes in an old woman",
        {
            **_HERSELF,
            "/data/request/group_kind": "carer",
            "/data/ward/ward_ethnic": "01",
            "/data/ward_home/ward_lives_at": "Nhà chị H'Hen Niê, xã Thạch Thất",
            **_nothing("ward_support", "ward"),
            **_certificate("ward_disability", "ward"),
        },
        (("owner", MOTHER), ("ward", GRANDMOTHER)),
        "carer",
        (
            "TỜ KHAI NHẬN CHĂM SÓC",
            "H'HEN NIÊ",
            "TỜ KHAI CỦA ĐỐI TƯỢNG ĐƯỢC NHẬN CHĂM SÓC",
            "NGUYỄN THỊ Ệ",
            "Nhà chị H'Hen Niê",
            *_CERTIFIED,
        ),
    ),
    Story(
        ASSISTANCE,
        "somebody not yet sixty among the elderly",
        {**_HERSELF, "/data/request/group_kind": "elderly", "/data/elderly/has_supporter": "no"},
        (("owner", FATHER),),
        "elderly",
        (),
        ("under_60",),
    ),
)
