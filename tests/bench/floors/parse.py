"""Floor of opening a form: lxml parses its XML.

Arguments: the form's file, the number of rounds. Prints the milliseconds of each round as JSON.
"""

import json
import sys
import time
from pathlib import Path

from lxml import etree

xml, times = Path(sys.argv[1]).read_bytes(), []
for _ in range(int(sys.argv[2])):
    began = time.perf_counter()
    etree.fromstring(xml)
    times.append((time.perf_counter() - began) * 1000)
print(json.dumps(times))
