"""Invented deaths: who registers them, with which paper."""

from tests.support.form_stories import (
    AT_OFFICE,
    DAUGHTER,
    FATHER,
    GRANDMOTHER,
    LONG_NAME,
    Story,
    ago,
    place,
    vietnamese,
)

DEATH = "1.000656"
_HOSPITAL = "Bệnh viện đa khoa Thạch Thất"
_BY_THE_DAUGHTER = {
    "/data/matter/relation": "child",
    "/data/deceased/deceased_ethnic": "01",
    "/data/death/died_on": ago(3),
    "/data/death/died_hour": "4",
    "/data/death/died_minute": "5",
    "/data/death/death_place": "Tại nhà, Tổ 5, Phường Bồ Đề, Thành phố Hà Nội",
    "/data/death/death_cause": "Tuổi già",
    "/data/notice/notice_on": ago(2),
    "/data/notice/notice_issuer": _HOSPITAL,
    **AT_OFFICE,
    "/data/office/copies_wanted": "yes",
    "/data/office/copies_count": "3",
}
_CARDS = (("deceased", GRANDMOTHER), ("filer", DAUGHTER))

STORIES = (
    Story(
        DEATH,
        "a daughter with the hospital's notice",
        {**_BY_THE_DAUGHTER, "/data/matter/notice_kind": "death_notice", "/data/notice/notice_number": "123/BT"},
        _CARDS,
        "death_notice",
        (
            "NGUYỄN THỊ Ệ",
            "12/04/1940",
            "Tổ 5, Phường Bồ Đề, Thành phố Hà Nội",
            vietnamese(ago(3)),
            "Tuổi già",
            "123/BT",
            _HOSPITAL,
            "Nguyễn Thị Phương Thảo",
            "Ủy ban nhân dân xã Thạch Thất, thành phố Hà Nội",
            "Con",
        ),
    ),
    Story(
        DEATH,
        "an electronic notice",
        {**_BY_THE_DAUGHTER, "/data/matter/notice_kind": "electronic"},
        _CARDS,
        "electronic",
        ("Giấy báo tử", _HOSPITAL),
    ),
    Story(
        DEATH,
        "a neighbour for one without a card, known by year only, with a police record",
        {
            "/data/matter/relation": "other",
            "/data/matter/relation_other": "Hàng xóm",
            "/data/matter/filer_is_kin": "no",
            "/data/matter/notice_kind": "replacement",
            "/data/deceased/deceased_name": LONG_NAME,
            "/data/deceased/deceased_born": "1938",
            "/data/deceased/deceased_sex": "female",
            "/data/deceased/deceased_ethnic": "other",
            **place("last_home/deceased", hamlet="Thôn 3"),
            "/data/death/died_on": ago(10),
            "/data/death/death_place": "Trạm y tế xã Thạch Thất, thành phố Hà Nội",
            "/data/death/death_cause": "Tai nạn",
            "/data/notice/notice_instead": "record",
            "/data/notice/notice_on": ago(9),
            "/data/notice/notice_issuer": "Công an xã Thạch Thất",
            **AT_OFFICE,
            "/data/office/copies_wanted": "no",
        },
        (("filer", FATHER),),
        "replacement authorised",
        (LONG_NAME.upper(), "1938", "Biên bản", "Hàng xóm", "Công an xã Thạch Thất"),
    ),
    Story(
        DEATH,
        "somebody who died long ago",
        {
            **_BY_THE_DAUGHTER,
            "/data/matter/notice_kind": "long_ago",
            "/data/death/died_on": "1999-02-20",
            "/data/notice/notice_instead": "other",
            "/data/notice/notice_other": "Lý lịch có xác nhận của xã",
            "/data/notice/notice_on": "2001-05-04",
        },
        _CARDS,
        "long_ago",
        ("20/02/1999", "Lý lịch có xác nhận của xã", "04/05/2001"),
        ("late_registration",),
    ),
)
