"""The effective configuration: each value from the command line, else from the configuration, else the default."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any, NamedTuple

import click

from ..config import Settings
from ..config.files import Config, find, load
from ..errors import BadSettings
from ..reading.paths import expand, project_of, same_file
from ..record import Record
from ..reports import SUFFIXES
from ..reports.escapes import visible
from .options import Destination, destinations

DEFAULTS: dict[str, Any] = {
    "select": (),
    "ignore": (),
    "severity": (),
    "min-confidence": 0.0,
    "fail-on": "error",
    "fail-on-unused": False,
    "dateline": None,
    "datelines": (),
    "date-order": None,
    "language": None,
    "aliases": (),
    "boilerplate": (),
    "formats": (Destination("terminal", None),),
    "required": (),
    "baseline": None,
    "draft": (),
    "exclude": (),
    "sources-in-drafts": True,
    "allow": (),
    "allow-in-drafts": True,
}
"""Every key of a configuration with the value it has where nobody says anything."""

OPTIONS = {"aliases": "--alias", "formats": "--format", "required": "--require"}
"""Options that are not called as their key is."""


class Value(NamedTuple):
    """A value and where it comes from: an option, file: key, or default."""

    value: Any
    origin: str


class EffectiveConfig(Record, eq=False):
    """All values of a run."""

    values: dict[str, Value]
    config: Config | None
    named: bool = False
    "Whether the command line names the configuration."

    def __getitem__(self, key: str) -> Any:
        return self.values[key].value

    def reads(self, met: bool) -> list[str]:
        """Return the files besides articles that a run reads; its baseline only where it is to be `met`."""
        config = [] if self.config is None else [os.path.join(self.config.folder, os.path.basename(self.config.path))]
        return [*config, *([self["baseline"]] if met and self["baseline"] is not None else [])]

    def settings(self, datelines: Iterable[tuple[str, str]] = (), **more: Any) -> Settings:
        """Return the settings of the comparison itself."""
        return Settings(
            select=self["select"],
            ignore=self["ignore"],
            min_confidence=self["min-confidence"],
            dateline=self["dateline"],
            date_order=self["date-order"],
            language=self["language"],
            aliases=self["aliases"],
            severity=self["severity"],
            boilerplate=self["boilerplate"],
            datelines=tuple(datelines),
            **more,
        )

    def datelines(self, paths: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """Return the dateline of each article that has one in the configuration."""
        if not self["datelines"] or self.config is None:
            return ()

        days = {
            same_file(file): day
            for pattern, day in self["datelines"]
            for file in expand(self.config.beside(pattern), "article", project_of(self.config.folder))
        }
        return tuple((path, days[same_file(path)]) for path in paths if same_file(path) in days)


def effective_config(ctx: click.Context, starts: Iterable[str]) -> EffectiveConfig:
    """Return what is in force for a command; the configuration is looked for upwards from some folders."""
    given = ctx.params.get("config")
    if given == "":
        raise BadSettings("--config names no file; give one, or leave it out")
    if given is None and ctx.params.get("root_config"):
        starts = {project_of(start) for start in starts}
    path = None if ctx.params.get("no_config") else given or find(starts)
    config = None if path is None else load(path)
    values = {}
    for key, default in DEFAULTS.items():
        name = key.replace("-", "_")
        source = ctx.get_parameter_source(name) if name in ctx.params else None
        if source is not None and source.name != "DEFAULT":
            values[key] = Value(ctx.params[name], OPTIONS.get(key, f"--{key}"))
        elif config is not None and key in config.values:
            values[key] = Value(_seen_from_here(key, config), config.origin(key))
        else:
            values[key] = Value(default, "default")
    values["formats"] = _with_output(values["formats"], ctx.params.get("output"))
    return EffectiveConfig(values, config, bool(given or ctx.params.get("root_config")))


def _with_output(formats: Value, output: str | None) -> Value:
    """Return the formats, with the one that the name of the output file tells: report.html, report.json.

    A format that is named without a file of its own has that of --output, whatever its name.
    """
    endings = [ending for ending in SUFFIXES if output and output.lower().endswith(ending)]
    if not endings:
        return formats
    own = Destination(SUFFIXES[endings[0]], None)
    if formats.origin == "default":
        return Value((own,), f"--output {output}")
    if all(one.file is not None for one in formats.value):
        return Value((*formats.value, own), formats.origin)
    return formats


def _seen_from_here(key: str, config: Config) -> Any:
    """Return a value with its paths relative to the working directory instead of the file."""
    value = config.values[key]
    if key == "baseline":
        return config.beside(value)
    if key == "exclude":
        return tuple(map(config.beside, value))
    if key == "draft":
        return tuple(
            table._replace(path=config.beside(table.path), sources=tuple(map(config.beside, table.sources)))
            for table in value
        )
    if key == "allow":
        return tuple(one._replace(path=None if one.path is None else config.beside(one.path)) for one in value)
    if key == "formats":
        formats = destinations(value, config.origin(key))
        return tuple(one._replace(file=None if one.file is None else config.beside(one.file)) for one in formats)
    return value


def say_where(effective: EffectiveConfig) -> None:
    """Tell on standard error that a configuration is in force which lies below the project's root.

    Who may add a folder to a project could else bring a gate along that is always open.
    """
    if effective.config is None or effective.named:
        return
    root = project_of(effective.config.folder)
    if os.path.realpath(effective.config.folder) != os.path.realpath(root):
        message = (
            f"{effective.config.path} is in force, which lies below the root of the project; name another with --config"
        )
        click.echo(f"xcheck: {visible(message)}", err=True)


def folders_of(paths: Iterable[str]) -> list[str]:
    """Return the folders that files stand in; that of no file at all is the working directory."""
    found = dict.fromkeys(os.path.dirname(path) or os.curdir for path in paths if path != "-" and "://" not in path)
    return list(found) or [os.curdir]
