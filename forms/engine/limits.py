"""The caps that keep a hostile or broken form from exhausting the machine.

Standard: No standard sets limits; XPath 1.0 and XForms 1.1 leave them to the implementation.
"""

MAX_XML_BYTES = 32 * 1024 * 1024
MAX_ATTACHMENT_BYTES = 64 * 1024 * 1024
MAX_NODES = 500_000
MAX_XML_DEPTH = 100
MAX_EXPRESSION_LENGTH = 100_000
MAX_EXPRESSION_DEPTH = 120
MAX_REPEAT_INSTANCES = 10_000
MAX_EVALUATION_STEPS = 5_000_000  # of one expression
MAX_SETTLING_STEPS = 50_000_000  # of all expressions after one change
MAX_SECONDS = 15.0  # of one change, or of one expression asked for alone: the net below the counters
MAX_REEVALUATIONS = 2_000
MAX_TEXTS_DEEP = 10  # a text that shows a text that shows …
MAX_TEXT_LENGTH = 1_000_000  # of one value
