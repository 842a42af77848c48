"""What happens to a printed code before a camera or scanner sees it: printing, copying, slanting, a poor frame."""

import io
import random

from PIL import Image, ImageFilter

from app.printing.symbols import Symbol

FRAME = (1280, 720)
POINTS_PER_INCH = 72.0


def printed(made: Symbol, dpi: int) -> Image.Image:
    """The symbol with its quiet zone and some paper round it, in the printer's own dots, black or white."""
    dots = round(made.module * dpi / POINTS_PER_INCH)
    size = len(made.rows)
    small = Image.new("L", (size + 16, size + 16), 255)
    small.putdata([0 if _dark(made, x - 8, y - 8) else 255 for y in range(size + 16) for x in range(size + 16)])
    return small.resize((small.width * dots, small.height * dots), Image.Resampling.NEAREST)


def photocopied(picture: Image.Image, dust: random.Random) -> Image.Image:
    """Blurred, turned by two degrees, at 95 %, too dark, with salt and pepper, kept as JPEG of quality 60."""
    turned = picture.rotate(dust.choice((-2, 2)), resample=Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    smaller = turned.resize((int(turned.width * 0.95), int(turned.height * 0.95)), Image.Resampling.BILINEAR)
    blurred = smaller.filter(ImageFilter.GaussianBlur(1.3))
    black = blurred.point(lambda grey: 255 if grey >= 140 else 0)
    specks = _noise(black.size, dust)
    black.paste(0, mask=specks.point(lambda value: 255 if value == 0 else 0))
    black.paste(255, mask=specks.point(lambda value: 255 if value == 255 else 0))
    return _as_jpeg(black, 60)


def slanted(picture: Image.Image, dust: random.Random) -> Image.Image:
    """Seen from the side: each corner moved by up to 9 % of the picture's side."""
    width, height = picture.size
    ground = Image.new("L", (int(width * 1.3), int(height * 1.3)), 205)
    ground.paste(picture, (int(width * 0.15), int(height * 0.15)))
    wide, high = ground.size

    def near(x: float, y: float) -> tuple[float, float]:
        return x + dust.uniform(-0.09, 0.09) * width, y + dust.uniform(-0.09, 0.09) * height

    corners = (*near(0, 0), *near(0, high), *near(wide, high), *near(wide, 0))
    seen = ground.transform((wide, high), Image.Transform.QUAD, corners, Image.Resampling.BICUBIC, fillcolor=205)  # type: ignore[no-untyped-call, unused-ignore]  # Pillow's own overloads
    return seen.resize((int(wide * 0.6), int(high * 0.6)), Image.Resampling.BILINEAR)


def framed(picture: Image.Image, dust: random.Random) -> Image.Image:
    """A webcam's frame of 1280×720 that the code nearly fills in height: grey, unevenly lit, out of focus, noisy."""
    side = int(FRAME[1] * 0.92)
    seen = picture.resize((side, side), Image.Resampling.BILINEAR).rotate(
        dust.uniform(-4, 4), resample=Image.Resampling.BICUBIC, fillcolor=235
    )
    seen = seen.point(lambda grey: 60 + grey * 150 // 255)
    frame = Image.new("L", FRAME, 120)
    frame.paste(seen, ((FRAME[0] - side) // 2, (FRAME[1] - side) // 2))
    light = Image.linear_gradient("L").resize(FRAME).point(lambda grey: 215 + grey * 40 // 255)
    frame = Image.composite(frame, Image.new("L", FRAME, 30), light)
    return Image.blend(frame.filter(ImageFilter.GaussianBlur(1.2)), _noise(FRAME, dust), 0.1)


def _noise(size: tuple[int, int], dust: random.Random) -> Image.Image:
    """A grey of its own for each dot; one in 256 is black, one is white."""
    return Image.frombytes("L", size, dust.randbytes(size[0] * size[1]))


def _as_jpeg(picture: Image.Image, quality: int) -> Image.Image:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality)
    return Image.open(out).convert("L")


def _dark(made: Symbol, x: int, y: int) -> bool:
    size = len(made.rows)
    return 0 <= x < size and 0 <= y < size and made.rows[y][x]
