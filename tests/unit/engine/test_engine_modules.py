"""Who knows the standard finds its notions: every module of the engine names the paragraph that it carries out."""

import ast
import re
from pathlib import Path

import pytest

import forms.engine

ENGINE = Path(forms.engine.__file__).parent
STANDARD = re.compile(r"XPath 1\.0|XForms 1\.1|ODK XForms|OpenRosa|No standard")


@pytest.mark.parametrize("module", sorted(ENGINE.rglob("*.py")), ids=lambda file: str(file.relative_to(ENGINE)))
def test_each_module_cites_its_paragraph(module: Path) -> None:
    words = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or ""
    assert STANDARD.search(words)
