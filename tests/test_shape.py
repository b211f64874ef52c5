"""The flow goes one way: each part imports only what lies before it; no import ring."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "tealeaves"
BASE = {"errors", "spans", "types", "knowledge", "tags", "evidence", "words", "whole"}
MAY_IMPORT = {
    "errors": set(),
    "spans": {"errors"},
    "types": {"spans"},
    "knowledge": set(),
    "tags": set(),
    "words": set(),
    "whole": {"errors"},
    "evidence": {"errors", "spans", "types", "tags", "words"},
    "packs": BASE,
    "page": BASE,
    "read": BASE | {"packs", "__init__"},
    "contract": BASE,
    "revive": BASE,
    "show": BASE | {"contract"},
    "eval": BASE | {"packs", "page", "read", "contract"},
    "sources": {"errors", "types", "page"},
    "archive": BASE | {"contract", "sources"},
    "keep": BASE | {"packs", "page", "read", "contract", "sources", "archive", "__init__"},
    "demo": BASE | {"packs", "sources", "archive", "keep"},
    "export": BASE | {"contract", "sources", "archive", "__init__"},
    "track": {"errors", "archive"},
    "compare": BASE | {"packs", "page", "read", "contract", "sources", "archive", "keep", "show"},
    "ledger": BASE | {"sources", "archive"},
    "check": BASE | {"packs", "read", "archive", "compare"},
    "calendar": BASE | {"packs", "read", "archive", "compare", "ledger"},
    "brief": BASE | {"packs", "archive", "compare", "track", "ledger", "calendar"},
    "today": BASE | {"packs", "archive", "compare"},
    "desk": BASE
    | {
        "packs",
        "page",
        "read",
        "contract",
        "revive",
        "show",
        "sources",
        "archive",
        "keep",
        "export",
    }
    | {"compare", "check", "today", "track", "ledger", "calendar", "brief"},
    "cli": BASE
    | {"packs", "page", "read", "contract", "show", "eval", "sources", "archive", "keep"}
    | {
        "demo",
        "export",
        "compare",
        "check",
        "today",
        "ledger",
        "calendar",
        "track",
        "brief",
        "desk",
        "__init__",
    },
    "__main__": {"cli"},
    "__init__": BASE | {"packs", "page", "read", "contract", "archive"},
}
LONGEST_MODULE = 400


def modules():
    return sorted(SOURCE.rglob("*.py"))


def name_of(path):
    return ".".join(path.relative_to(SOURCE).with_suffix("").parts)


def part_of(path):
    return path.relative_to(SOURCE).with_suffix("").parts[0]


def imports(path):
    """Modules of tealeaves that a module imports, as dotted names below the package."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("tealeaves"):
            below = node.module.removeprefix("tealeaves").lstrip(".")
            for alias in node.names:
                deeper = f"{below}.{alias.name}".lstrip(".")
                yield deeper if is_module(deeper) else below or "__init__"
        elif isinstance(node, ast.Import):
            yield from (
                a.name.removeprefix("tealeaves.")
                for a in node.names
                if a.name.startswith("tealeaves")
            )


def is_module(dotted):
    path = SOURCE.joinpath(*dotted.split("."))
    return path.with_suffix(".py").exists() or (path / "__init__.py").exists()


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_a_part_imports_only_what_lies_before_it(path):
    part = part_of(path)
    crossing = {
        name for name in imports(path) if name.split(".")[0] not in MAY_IMPORT[part] | {part}
    }
    assert not crossing


def test_no_import_ring():
    graph = {name_of(path): set(imports(path)) for path in modules()}
    done: set[str] = set()

    def visit(name, trail):
        assert name not in trail, " -> ".join([*trail, name])
        if name not in done:
            for other in graph.get(name, ()):
                if other != name:
                    visit(other, [*trail, name])
            done.add(name)

    for name in graph:
        visit(name, [])


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_a_module_stays_easy_to_explain(path):
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST_MODULE
