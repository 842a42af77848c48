"""Setting a laptop up by a code that its keeper's laptop signed: shown first, done only when somebody confirms it."""

import hmac

from app.services.describe_point import describe_point
from app.services.desk import Desk
from app.services.enroll_laptop import enroll_laptop
from app.services.roles import Act, require
from forms.code_page import CodePage, PageCode
from forms.refusal import Refusal
from sync import setup_code
from sync.ports import Binding
from sync.setup_code import Setup

SHOWN = 12
"""Letters of the keeper's device id that are compared by eye."""


def make(desk: Desk, code: str, *, url: str | None = None, point: str = "", hotline: str = "") -> str:
    """The text of a set-up code for one other laptop, signed by this one.

    Args:
        desk: a keeper's.
        code: the enrolment code that the gateway gave for that laptop.
        url: the gateway's address; this laptop's own gateway without it.
        point: the help point's name there.
        hotline: the number that villagers may call.

    Raises:
        Refusal: ``role``, ``not-enrolled``, ``bad-enrolment-code``, ``bad-gateway-url``, ``bad-setup``.
    """
    require(desk, Act.SETTINGS)
    with desk.vault.read() as unit:
        binding = unit.binding.get()
    address = url or (binding.url if binding is not None else "")
    if not address:
        raise Refusal("not-enrolled", "This laptop knows no gateway yet: say its address with --url.")
    return setup_code.write(address, code, desk.vault.device, point=point, hotline=hotline)


def keeper_words(device: str) -> str:
    """The beginning of a device id in groups of four, as both screens show it."""
    return " ".join(device[start : start + 4] for start in range(0, SHOWN, 4))


def apply(desk: Desk, setup: Setup, confirmed: str) -> Binding:
    """Do what the code says, once somebody has compared the keeper's letters and given them.

    The enrolment comes first: without a network nothing at all is changed.

    Raises:
        Refusal: ``role``, ``not-confirmed``, ``already-enrolled``, and those of enrolling.
        NotNow: no network.
    """
    require(desk, Act.ENROLL)
    given = "".join(confirmed.split()).lower()
    if not hmac.compare_digest(given.encode(), setup.keeper[:SHOWN].encode()):
        raise Refusal(
            "not-confirmed",
            f"The code was signed by the laptop {keeper_words(setup.keeper)}: compare it with your keeper's screen, "
            "then give these letters. Nothing was set.",
            keeper=keeper_words(setup.keeper),
        )
    with desk.vault.read() as unit:
        if unit.binding.get() is not None:
            raise Refusal("already-enrolled", "This laptop is enrolled already; a set-up code is for a new one.")
    binding = enroll_laptop(desk, setup.url, setup.code)
    if setup.point or setup.hotline:
        describe_point(desk, name=setup.point or None, hotline=setup.hotline or None)
    with desk.vault.write() as unit:
        unit.journal.append("set-up", setup.keeper, {})
    return binding


def page(desk: Desk, text: str) -> CodePage:
    """The code as a page for whoever sets the laptop up."""
    setup = setup_code.read(text)
    return CodePage(
        title="Mã cài đặt máy",
        our_code="",
        intro=("Quét mã này trên máy mới, sau khi tạo két. Mã chỉ dùng cho một máy; ai cầm mã đều dùng được.",),
        facts=(
            ("Máy chủ", setup.url),
            *((("Điểm hỗ trợ", setup.point),) if setup.point else ()),
            *((("Số gọi hỏi", setup.hotline),) if setup.hotline else ()),
            ("Máy người giữ đã ký", keeper_words(setup.keeper)),
        ),
        codes=(PageCode("Mã cài đặt", text),),
        notes=("So chữ của máy người giữ với màn hình của người giữ rồi mới đồng ý.", "Cài xong thì hủy tờ này."),
        practice=desk.vault.practice,
    )
