"""The fields of an entry as options, shared by the commands that set them."""

import inspect
from collections.abc import Callable
from typing import Annotated, Any

import typer

FIELDS: dict[str, tuple[type, str, str]] = {
    "claim": (str, "TEXT", "What is foreseen, in words."),
    "forecaster": (str, "NAME", "Who foresees it."),
    "made-on": (str, "DAY", "The day it was said."),
    "kind": (str, "KIND", "forecast, commitment, threat or demand."),
    "criterion": (str, "TEXT", "What has to be seen for it to count as come true."),
    "resolver": (str, "TEXT", "Where one will look: an outlet, a source."),
    "condition": (str, "TEXT", "What it depends on."),
    "since": (str, "DAY", "The first day of its window."),
    "until": (str, "DAY", "The last day of its window."),
    "closes": (str, "DAY", "The last day on which it may be revised."),
    "zone": (str, "PLACE", "Whose days are meant: Pyongyang unless told."),
    "word": (str, "WORD", "The word of chance that was used."),
    "scale": (str, "NAME", "The word scale: ICD203 or Kent."),
    "point": (float, "PERCENT", "Its chance."),
    "low": (float, "PERCENT", "The low end of its band."),
    "high": (float, "PERCENT", "The high end of its band."),
    "confidence": (str, "LEVEL", "How good the grounds are: low, moderate, high. No chance."),
    "about": (str, "CODE", "Whom it is about."),
    "topic": (str, "WORD", "A topic, to group scores by."),
    "affiliation": (str, "TEXT", "Where the forecaster works."),
    "outlet": (str, "NAME", "Where it was said."),
}


def with_fields(command: Callable[..., None]) -> Callable[..., None]:
    """The command with an option for each field in place of its keyword `given`."""
    signature = inspect.signature(command)

    def run(**values: Any) -> None:
        given = {name.replace("-", "_"): values.pop(name.replace("-", "_")) for name in FIELDS}
        command(**values, given={key: value for key, value in given.items() if value is not None})

    own = [p for p in signature.parameters.values() if p.name != "given"]
    options = [
        inspect.Parameter(
            name.replace("-", "_"),
            inspect.Parameter.KEYWORD_ONLY,
            default=None,
            annotation=Annotated[kind | None, typer.Option(f"--{name}", metavar=what, help=help_)],
        )
        for name, (kind, what, help_) in FIELDS.items()
    ]
    keywords = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in own]
    run.__signature__ = signature.replace(parameters=[*keywords, *options])  # type: ignore[attr-defined]
    run.__annotations__ = {p.name: p.annotation for p in [*keywords, *options]}
    run.__doc__, run.__name__ = command.__doc__, command.__name__
    return run
