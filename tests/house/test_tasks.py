"""The tasks: make and Windows have the same ones, the readme tells them, and the lock answers to pyproject.toml."""

import re
import subprocess
import sys
import tomllib

import pytest

import tasks
from tests.house.sources import ROOT


def test_make_has_every_task() -> None:
    listed = re.search(r"^TASKS := (.+)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert listed is not None
    assert listed.group(1).split() == list(tasks.TASKS)


@pytest.mark.parametrize("task", tasks.TASKS)
def test_readme_tells_the_task(task: str) -> None:
    assert f"`{task}`" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_unknown_task_is_wrong_usage() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "tasks.py"), "dance"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("usage: ")


def test_missing_system_libraries_are_found_by_name() -> None:
    assert tasks._unloadable({"libnever.so.9": "never"}) == ["libnever.so.9"]


def test_lock_answers_to_every_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    names = {re.split(r"[<>=;\[ ]", one, maxsplit=1)[0].lower().replace("_", "-") for one in wanted}
    locked = set(re.findall(r"^([a-z0-9-]+)==", (ROOT / "requirements.lock").read_text(), re.MULTILINE))
    assert names - locked == set()
