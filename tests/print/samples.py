"""Sheets, slips and declarations about invented people, for looking at paper and for its tests."""

from forms.codes import CheckCode
from forms.declaration import (
    Addressee,
    Boxes,
    Checks,
    Declaration,
    Field,
    FieldRow,
    FormNumber,
    Gap,
    Heading,
    Motto,
    Paragraph,
    Signature,
    Signatures,
    Table,
    Title,
)
from forms.sheet_values import CodeBox, GuidanceSheet, Ink, Line, PaperLine, PaperState, Slip, Step

PORTAL = "https://dichvucong.gov.vn/p/home/dvc-chi-tiet-thu-tuc.html?ma_thu_tuc=1.014027"
TRACKING = "https://hoso.example.vn/t/K7P2-M9QX#f3v9k2m7q8w4r6t1"
CHECK = CheckCode(
    "01a1ffd0-8de5-7d3f-aebc-b27865c1d5c2", 2, bytes(range(200, 216)), bytes(range(16)), bytes(range(100, 164))
).encode()
COMPARED = "c8c9 cacb cccd cecf"
"""The first half of that code's digest, as the office's copy shows it."""

CODES = (
    CodeBox("portal", "Xem thủ tục trên Cổng Dịch vụ công", PORTAL, PORTAL),
    CodeBox("tracking", "Xem hồ sơ đi đến đâu", TRACKING, TRACKING),
)


def pension(**changes: object) -> GuidanceSheet:
    """The sheet of an everyday case, as long as a real one."""
    values: dict[str, object] = {
        "title": "Xin trợ cấp hưu trí xã hội (tiền cho người cao tuổi)",
        "official_name": "Thực hiện, điều chỉnh, thôi hưởng trợ cấp hưu trí xã hội, hỗ trợ chi phí mai táng",
        "code": "1.014027",
        "for_whom": "bà Nguyễn Thị Ệ, sinh năm 1940",
        "status_banner": "CHƯA NỘP – phải mang giấy tờ đến xã mới tính là đã nộp",
        "who_may": (Line("Người từ đủ 75 tuổi, không có lương hưu hằng tháng."),),
        "bring": (
            PaperLine("Tờ khai đề nghị, đã ký hoặc điểm chỉ", 1, 0, PaperState.HAVE),
            PaperLine("Thẻ căn cước của bà Ệ", 1, 1, PaperState.MISSING, "Mang theo để xã đối chiếu"),
            PaperLine("Giấy ủy quyền, nếu người khác đi nộp thay", 1, 0, PaperState.LATER, "", uncertain=True),
            PaperLine("Xác nhận cư trú", 0, 0, PaperState.NOT_NEEDED, data="Cơ sở dữ liệu quốc gia về dân cư"),
        ),
        "where": (Line("Trung tâm Phục vụ hành chính công xã nơi bà Ệ đang ở."),),
        "fee": (Line("Không mất tiền."),),
        "time": (Line("10 ngày làm việc kể từ ngày xã nhận đủ giấy tờ."),),
        "steps": (
            Step("fill", "Điền tờ khai. Đã làm xong hôm nay."),
            Step("sign", "Ký tên, hoặc điểm chỉ, vào cuối tờ khai."),
            Step("bring", "Mang tờ khai và thẻ căn cước đến xã."),
            Step("wait", "Chờ xã xem xét. Xã có thể đến nhà hỏi thêm."),
            Step("collect", "Nhận quyết định tại xã."),
        ),
        "result_delivery": (Line("Nhận tại xã."), Line("Tiền được trả hằng tháng từ tháng ghi trong quyết định.")),
        "made_public": (Line("Xã niêm yết danh sách người được hưởng, có họ tên và thôn."),),
        "your_data": (
            Line("Máy của tổ hỗ trợ giữ hồ sơ này đến khi xã trả kết quả, lâu nhất 90 ngày."),
            Line("Muốn xóa sớm hơn: gọi số ở trang này, đọc mã phiếu."),
        ),
        "complaint": (Line("Chưa đồng ý thì hỏi xã trước, hoặc gọi tổng đài 18001096."),),
        "helper": "Trần Văn Bách",
        "point": "Nhà văn hóa thôn Đoài",
        "hotline": "0912 345 678",
        "our_code": "K7P2-M9QX",
        "office_number": "",
        "catalogue_date": "20/11/2026",
        "codes": CODES,
    }
    return GuidanceSheet(**(values | changes))  # type: ignore[arg-type]


def dense(**changes: object) -> GuidanceSheet:
    """A sheet with as much on it as any procedure of the catalogue can give."""
    long_paper = "Giấy chứng sinh; nếu không có thì văn bản của người làm chứng, hoặc giấy cam đoan về việc sinh"
    values: dict[str, object] = {
        "title": "Đăng ký khai sinh, thường trú và cấp thẻ bảo hiểm y tế cho trẻ dưới 6 tuổi",
        "who_may": tuple(
            Line(text)
            for text in (
                "Cha, mẹ của trẻ; hoặc ông, bà, người thân thích khác đang nuôi trẻ.",
                "Người đi thay không cần giấy ủy quyền nếu là ông, bà, cha, mẹ, con, anh, chị, em ruột.",
            )
        ),
        "bring": tuple(
            PaperLine(f"{long_paper} (giấy thứ {number})", 1, 2, state, "Bản chính trả lại ngay sau khi xem")
            for number, state in enumerate((PaperState.HAVE, *[PaperState.MISSING] * 4, PaperState.LATER), 1)
        )
        + tuple(
            PaperLine(
                f"Giấy thay bằng dữ liệu {number}", 0, 0, PaperState.NOT_NEEDED, data="Cơ sở dữ liệu quốc gia về dân cư"
            )
            for number in range(1, 4)
        ),
        "fee": (Line("Đúng hạn: không mất tiền."), Line("Quá 60 ngày: mức do tỉnh quy định.", uncertain=True)),
        "time": (
            Line("Trong ngày; nhận sau 15 giờ thì trả ngày làm việc tiếp theo."),
            Line("Cần xác minh: 3 ngày làm việc."),
        ),
        "steps": tuple(
            Step(picture, f"Việc {picture}: làm theo lời cán bộ, mang đủ giấy tờ và giữ lại giấy tiếp nhận xã đưa.")
            for picture in ("fill", "sign", "bring", "wait", "collect", "phone", "home")
        ),
    }
    return pension(**(values | changes))


def consent_slip(**changes: object) -> Slip:
    """A consent slip with a witness."""
    values: dict[str, object] = {
        "title": "Phiếu đồng ý cho lưu thông tin",
        "status_banner": "",
        "intro": (
            Line("Tôi đã được nghe đọc và hiểu những việc dưới đây. Tôi đánh dấu việc mà tôi đồng ý."),
            Line("Không đồng ý việc nào cũng vẫn được giúp làm hồ sơ như thường."),
        ),
        "facts": (("Họ và tên", "Nguyễn Thị Ệ"), ("Thủ tục", "Trợ cấp hưu trí xã hội"), ("Người đọc", "Trần Văn Bách")),
        "ticks": (
            ("Chuẩn bị hồ sơ này", True),
            ("Lưu hồ sơ trong máy của tổ đến khi có kết quả, lâu nhất 90 ngày", True),
            ("Gọi điện báo kết quả", False),
            ("Đếm vào số liệu chung, không có tên", False),
        ),
        "bring": (),
        "signatures": (Ink("Người đồng ý (ký hoặc điểm chỉ)"), Ink("Người làm chứng", "Lê Thị Na")),
        "notes": (Line("Phiếu này ông/bà giữ một bản. Đổi ý lúc nào cũng được."),),
        "our_code": "K7P2-M9QX",
        "codes": (),
    }
    return Slip(**(values | changes))  # type: ignore[arg-type]


def preparation_slip(**changes: object) -> Slip:
    """A preparation slip that goes along with the papers."""
    values: dict[str, object] = {
        "title": "Phiếu chuẩn bị hồ sơ",
        "status_banner": "CHƯA NỘP – phiếu này không phải giấy tiếp nhận của xã",
        "intro": (),
        "facts": (
            ("Chủ hồ sơ", "Nguyễn Thị Ệ"),
            ("Người nộp", ""),
            ("Thủ tục", "Thực hiện, điều chỉnh, thôi hưởng trợ cấp hưu trí xã hội, hỗ trợ chi phí mai táng (1.014027)"),
            ("Nơi nhận hồ sơ", "Trung tâm Phục vụ hành chính công xã Đoài"),
        ),
        "ticks": (),
        "bring": pension().bring,
        "signatures": (Ink("Người nộp"), Ink("Người hỗ trợ", "Trần Văn Bách")),
        "notes": (Line("Khi xã nhận, xin giữ Giấy tiếp nhận và báo lại cho người hỗ trợ."),),
        "codes": CODES[1:],
    }
    return consent_slip(**(values | changes))


def pension_declaration(*, filled: bool = True, rows: int = 0, **changes: object) -> Declaration:
    """A declaration with every kind of block."""

    def value(text: str) -> str:
        return text if filled else ""

    family = tuple(
        (str(n), f"Nguyễn Văn Thứ {n}", f"0{n % 9 + 1}/2001", "Nam", f"0011{n:08d}", "Con") for n in range(1, rows + 1)
    )
    blocks = (
        FormNumber("Mẫu số 01"),
        Motto(),
        Gap(4),
        Title("TỜ KHAI ĐỀ NGHỊ TRỢ CẤP HƯU TRÍ XÃ HỘI", "(Dùng cho người cao tuổi đề nghị hưởng)"),
        Addressee("Kính gửi:", value("Chủ tịch Ủy ban nhân dân xã Đoài Phương, thành phố Hà Nội")),
        Checks(
            "Đề nghị:", (("Hưởng trợ cấp", filled), ("Nhận tại nơi cư trú mới", False), ("Thay đổi thông tin", False))
        ),
        Heading("I. THÔNG TIN NGƯỜI ĐỀ NGHỊ"),
        Field("1. Họ và tên (viết chữ in hoa):", value("NGUYỄN THỊ Ệ")),
        FieldRow(
            (Field("2. Ngày sinh:", value("1940")), Field("Giới tính:", value("Nữ")), Field("Dân tộc:", value("Kinh")))
        ),
        Boxes("3. Số định danh cá nhân:", value("001140000017")),
        Field("4. Nơi cư trú:", value("Số 12, ngõ 3, thôn Đoài, xã Đoài Phương, thành phố Hà Nội"), lines=2),
        FieldRow((Field("5. Điện thoại:", value("")), Field("Địa chỉ liên lạc:", value("như trên")))),
        Field("6. Đang hưởng lương hưu, bảo hiểm xã hội hằng tháng:", value("Không")),
        Checks(
            "7. Hình thức nhận:",
            (
                ("Tiền mặt", filled),
                ("Qua tài khoản ngân hàng của người được hưởng hoặc của người được ủy quyền nhận thay", False),
            ),
        ),
        Heading("II. THÀNH VIÊN TRONG GIA ĐÌNH"),
        Table(
            ("TT", "Họ và tên", "Ngày sinh", "Giới tính", "Số định danh cá nhân", "Quan hệ"),
            (1, 4, 2, 1.6, 3, 2),
            family,
        ),
        Paragraph(
            "Tôi xin cam đoan những lời khai trên là đúng sự thật, nếu có gì khai không đúng tôi xin chịu hoàn toàn "
            "trách nhiệm trước pháp luật.",
        ),
        Signatures(
            (
                Signature("Người giám hộ", "(Ký, ghi rõ họ tên)"),
                Signature(
                    "Người đề nghị",
                    "(Ký, ghi rõ họ tên; không ký được thì điểm chỉ)",
                    place_and_date="………, ngày …… tháng …… năm ……",
                    thumb=True,
                    reader="Người đọc lại cho nghe:",
                ),
            )
        ),
    )
    values: dict[str, object] = {
        "name": "Tờ khai đề nghị trợ cấp hưu trí xã hội",
        "cover_lines": ("Mẫu vẽ lại theo lời văn của mẫu, chưa đối chiếu với hình mẫu chính thức.",),
        "blocks": blocks,
        "office_copy_code": CHECK if filled else "",
        "our_code": "K7P2-M9QX",
    }
    return Declaration(**(values | changes))  # type: ignore[arg-type]
