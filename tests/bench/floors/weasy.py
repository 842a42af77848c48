"""The same sheet by WeasyPrint: its lines as paragraphs, its codes as SVG, its font embedded.

Reads JSON {font, pages: [{lines: [{text, size}], codes: [[[bool]]]}], rounds, site} on standard input; prints the
milliseconds of each round as JSON, [] where WeasyPrint is not installed. ``site`` is a folder to look for it in, or "".
"""

import html
import json
import sys
import time
from typing import Any

work = json.load(sys.stdin)
if work["site"]:
    sys.path.append(work["site"])
try:
    import weasyprint  # type: ignore[import-not-found] # optional, and only for this comparison
except (ImportError, OSError):
    print("[]")
    sys.exit()


def code(modules: list[list[bool]]) -> str:
    boxes = "".join(
        f'<rect x="{x}" y="{y}" width="1" height="1"/>'
        for y, row in enumerate(modules)
        for x, dark in enumerate(row)
        if dark
    )
    return f'<svg width="30mm" height="30mm" viewBox="0 0 {len(modules)} {len(modules)}">{boxes}</svg>'


def page(content: dict[str, Any]) -> str:
    lines = "".join(
        f'<p style="font-size:{line["size"]}pt">{html.escape(line["text"])}</p>' for line in content["lines"]
    )
    return f"<section>{lines}{''.join(map(code, content['codes']))}</section>"


style = f"@font-face {{font-family: F; src: url('file://{work['font']}')}} @page {{size: A4}} "
style += "body {font-family: F} p {margin: 0} section {break-after: page}"
text = f"<html lang=vi><style>{style}</style><body>{''.join(map(page, work['pages']))}</body></html>"
times = []
for _ in range(work["rounds"] + 1):
    began = time.perf_counter()
    weasyprint.HTML(string=text).write_pdf()
    times.append((time.perf_counter() - began) * 1000)
print(json.dumps(times[1:]))  # the first one looks for the system's fonts
