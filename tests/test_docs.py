"""Docs are run: every `$ tealeaves …` line and every Python block works; every verb has a page."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tealeaves.cli.app import app

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
COMMANDS = [
    (page.name, line.removeprefix("$ ").strip())
    for page in PAGES
    for block in re.findall(r"```console\n(.*?)```", page.read_text("utf-8"), re.S)
    for line in block.splitlines()
    if line.startswith("$ tealeaves")
]
BLOCKS = [
    (page.name, block)
    for page in PAGES
    for block in re.findall(r"```python\n(.*?)```", page.read_text("utf-8"), re.S)
]


@pytest.fixture(scope="session")
def desk(tmp_path_factory):
    """The archive that the docs speak of: the page they add first."""
    path = tmp_path_factory.mktemp("docs") / "desk.tea"
    page = str(ROOT / "examples" / "parade.txt")
    assert CliRunner().invoke(app, ["add", page, "--archive", str(path)]).exit_code == 0
    return path


@pytest.fixture
def elsewhere(tmp_path, monkeypatch, desk):
    """A folder with the examples, so that what a command writes stays out of the checkout."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    shutil.copy(desk, tmp_path / "desk.tea")
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(("page", "command"), COMMANDS, ids=lambda value: str(value)[:60])
def test_a_command_in_the_docs_works(elsewhere, page, command):
    result = CliRunner().invoke(app, shlex.split(command)[1:])
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize(("page", "block"), BLOCKS, ids=lambda value: str(value)[:20])
def test_a_snippet_in_the_docs_works(elsewhere, page, block):
    exec(compile(block, page, "exec"), {"__name__": "snippet"})


def test_every_verb_has_a_page_and_an_example_in_its_help():
    names = {command.name for command in app.registered_commands} | {
        group.name for group in app.registered_groups
    }
    for name in names:
        assert (ROOT / "docs" / f"{name}.md").exists(), f"docs/{name}.md is missing"
        shown = CliRunner().invoke(app, [name, "--help"])
        assert shown.exit_code == 0
