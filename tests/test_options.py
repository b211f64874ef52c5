"""Days are asked for by one name everywhere; the other names are taken too."""

import pytest
import typer
from typer.testing import CliRunner

from tealeaves.cli.app import app

GROUP = typer.main.get_command(app)


def commands(group, path=()):
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, (*path, name))
        else:
            yield (*path, name), command


WITH_DAYS = [
    (path, command)
    for path, command in commands(GROUP)
    if "--from" in {o for p in command.params for o in p.opts} and path != ("export",)
]


def test_some_commands_ask_for_days():
    assert {path for path, _ in WITH_DAYS} >= {("search",), ("people", "list"), ("track",)}


@pytest.mark.parametrize("names", [("--from", "--until"), ("--from", "--to"), ("--since", "--to")])
@pytest.mark.parametrize("path", [("search", "ferry"), ("people", "list")])
def test_every_name_is_taken(tmp_path, path, names):
    words = [*path, names[0], "2031-01", names[1], "2031-02", "--archive", str(tmp_path / "a.tea")]
    result = CliRunner().invoke(app, words)
    assert "there is no archive" in result.output


def test_of_an_export_to_is_the_format(tmp_path):
    words = ["export", str(tmp_path), "--archive", str(tmp_path / "a.tea")]
    assert "there is no archive" in CliRunner().invoke(app, [*words, "--to", "csv"]).output
    assert "unknown" in CliRunner().invoke(app, [*words, "--to", "2031-01"]).output
