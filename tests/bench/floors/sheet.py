"""Floor of a sheet: reportlab draws the same lines and the same codes' modules on as many pages, fonts embedded.

Reads JSON {font, pages: [{lines: [{text, size}], codes: [[[bool]]]}], rounds} on standard input; prints the milli-
seconds of each round as JSON.
"""

import io
import json
import sys
import time

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

work = json.load(sys.stdin)
pdfmetrics.registerFont(TTFont("Floor", work["font"]))
times = []
for _ in range(work["rounds"]):
    began = time.perf_counter()
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for page in work["pages"]:
        for row, line in enumerate(page["lines"]):
            canvas.setFont("Floor", line["size"])
            canvas.drawString(40, 800 - 14 * row, line["text"])
        for matrix in page["codes"]:
            for y, modules in enumerate(matrix):
                for x, dark in enumerate(modules):
                    if dark:
                        canvas.rect(40 + 2 * x, 200 - 2 * y, 2, 2, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    times.append((time.perf_counter() - began) * 1000)
print(json.dumps(times))
