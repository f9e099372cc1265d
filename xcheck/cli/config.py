"""`xcheck config`."""

from __future__ import annotations

import json
from typing import Any

import click

from ..reading.paths import find_drafts
from ..reports.escapes import visible
from . import unfinished
from .effective import EffectiveConfig, effective_config, folders_of
from .options import config_command_options
from .output import write_output


@click.command()
@click.argument("drafts", nargs=-1, metavar="[DRAFT]...", shell_complete=unfinished.file)
@config_command_options
@click.pass_context
def config(ctx: click.Context, /, drafts: tuple[str, ...], **options: Any) -> None:
    """Show what is in force and where each value comes from.

    Takes the options of `xcheck check`; the configuration is looked for upwards from the drafts, else from the
    working directory.

    \b
    xcheck config
    xcheck config drafts/story.md --fail-on warning
    """
    effective = effective_config(ctx, folders_of(find_drafts(drafts, (), typed=True)))
    effective.settings()
    write_output("".join(f"{line}\n" for line in _listing(effective)), None)


def _listing(effective: EffectiveConfig) -> list[str]:
    rows = [(key, _as_toml(key, value.value), value.origin) for key, value in effective.values.items()]
    width = max(len(key) for key, _, _ in rows)
    head = effective.config.path if effective.config is not None else "none"
    return [
        visible(f"configuration: {head}"),
        *(visible(f"{key.ljust(width)}  {value}  ({origin})") for key, value, origin in rows),
    ]


def _as_toml(key: str, value: Any) -> str:
    """Return a value as one would write it in the configuration."""
    if value is None:
        return "none"
    if key == "formats":
        return json.dumps([name if file is None else f"{name}={file}" for name, file in value], ensure_ascii=False)
    if key == "severity" or key == "datelines":
        return json.dumps(dict(value), ensure_ascii=False)
    if key in ("draft", "allow"):
        return json.dumps([one._asdict() for one in value], ensure_ascii=False)
    return json.dumps(value, ensure_ascii=False)
