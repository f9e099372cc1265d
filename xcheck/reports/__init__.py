"""How a report is written: one module for each name that --format takes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from importlib import import_module
from typing import Any

from ..config import FAIL_ON
from ..errors import BadSettings
from ..model import Reading, Report


def _terminal_facts(reading: Reading, **options: Any) -> str:
    from .reading import render

    return render(reading, **options)


def _json_facts(reading: Reading) -> str:
    from .json import render_facts

    return render_facts(reading)


REPORTS = ("terminal", "json", "html", "sarif", "github", "junit", "rdjson", "gitlab", "markdown", "sheet")
"""The formats; each is the module of its name here, loaded where it is asked for, so that JSON pays for no colours."""

SUFFIXES: Mapping[str, str] = {
    ".html": "html", ".htm": "html", ".sarif": "sarif", ".sarif.json": "sarif", ".json": "json", ".md": "markdown",
    ".xml": "junit", ".csv": "sheet", ".xlsx": "sheet",
}  # fmt: skip
"""Ending of a report's file -> the format it is written in, where none is named."""

FACTS: Mapping[str, Callable[..., str]] = {"terminal": _terminal_facts, "json": _json_facts}
"""Name -> function from the reading of one article to text."""

SHOW = ("notes", "map", "agreed", "pairs", "topics", "matrix", "missing", "suppressed", "all")
"""What the terminal report leaves out unless it is asked for."""

WITH_MATRIX = ("terminal", "json", "html", "markdown", "sarif", "junit", "github")
"""Formats that have a place for who says what; those of gitlab and rdjson know nothing but findings."""


OPTIONS: Mapping[str, Collection[str]] = {
    "terminal": ("width", "color", "show", "fail_on"),
    "sarif": ("show", "root"),
    "github": ("show", "fail_on"),
    "junit": ("show", "fail_on"),
    "gitlab": ("root",),
    "markdown": ("show", "limit", "fail_on"),
    "sheet": ("kind",),
}
"""What the formats that take options take."""


def asked(report: Report, show: Collection[str]) -> bool:
    """Whether who says what is asked for; a check has none."""
    return report.mode == "compare" and ("matrix" in show or "all" in show)


def render(report: Report, format: str = "terminal", **options: Any) -> str:
    """Return the report in a format of REPORTS.

    `terminal` takes width, color, show and fail_on; `sarif` and `gitlab` take root, the folder that absolute paths are
    relative to; `junit`, `github` and `markdown` take fail_on, the least severity that fails a test or a draft;
    `markdown` takes limit, in bytes; `sheet` takes kind, csv or html. With "matrix" in show, `markdown`, `sarif`,
    `junit` and `github` show who says what.
    """
    if format not in REPORTS:
        raise BadSettings(f"there is no format {format!r}; give one of {', '.join(REPORTS)}")
    for name in options:
        if name not in OPTIONS.get(format, ()):
            takes = ", ".join(other for other, names in OPTIONS.items() if name in names) or "no format"
            raise BadSettings(f"the format {format} does not take {name}; it is for {takes}")
    show = options.get("show", ())
    if isinstance(show, str):
        raise BadSettings(f"show is a single text; give a tuple, such as show=({show!r},)")
    for part in show:
        if part not in SHOW:
            raise BadSettings(f"there is no part {part!r} of a report to show; give one of {', '.join(SHOW)}")
    if options.get("fail_on", "error") not in FAIL_ON:
        raise BadSettings(f"fail_on is {options['fail_on']!r}; give one of {', '.join(FAIL_ON)}")
    for name in ("width", "limit"):
        if not isinstance(options.get(name, 0), int):
            raise BadSettings(f"{name} is {options[name]!r}; give a whole number")
    text: str = import_module(f".{format}", __name__).render(report, **options)
    return text
