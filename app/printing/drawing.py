"""The library that draws PDF, without the one that could shape text for it: 2 MiB for what ``shaping`` does itself."""

from forms.left_out import left_out

with left_out("uharfbuzz"):
    from reportlab import rl_config
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

__all__ = ["Canvas", "TTFont", "pdfmetrics", "rl_config"]
