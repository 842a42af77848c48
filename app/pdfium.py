"""The one lock around pdfium, which must never be entered by two threads: printing and imaging both use it."""

from threading import RLock

PDFIUM = RLock()
