"""`xcheck serve`."""

from __future__ import annotations

import gc
import os
import shutil
import sys
from importlib.util import find_spec

import click

from ..errors import BadSettings
from .output import write_output

NEEDED = ("uvicorn", "starlette")


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=0, metavar="N", help="Port.  [default: a free one]")
@click.option("--open/--no-open", "opens", default=None,
              help="Open the page in the browser.  [default: where there is a screen and a terminal]")  # fmt: skip
def serve(port: int, opens: bool | None) -> None:
    """Open a page on this machine where articles are dropped, pasted and compared.

    Nobody else can reach it: it listens on this machine only, and answers only who has its whole address.
    Nothing leaves the machine but requests for addresses that are given there, and nothing is kept. Takes
    pip install 'xcheck-news[web]'. Ctrl-C ends it.

    \b
    xcheck serve
    xcheck serve --port 8900 --no-open
    """
    if not all(find_spec(name) for name in NEEDED):
        raise BadSettings("the packages of the page are not installed. Install them: pip install 'xcheck-news[web]'")
    from tempfile import mkdtemp

    from ..web.server import serve as run

    gc.enable()  # the command line runs without; this run is a long one
    folders: list[str] = []

    def ready(address: str) -> None:
        write_output(f"{address}\nOnly who has this address can use the page. Ctrl-C ends it; nothing is kept.\n", None)
        sys.stdout.flush()
        if _has_screen() if opens is None else opens:
            folders.append(mkdtemp(prefix="xcheck-"))
            _open_browser(address, folders[0])

    try:
        run(port, ready)
    finally:
        for folder in folders:
            shutil.rmtree(folder, ignore_errors=True)


def _has_screen() -> bool:
    desk = sys.platform in ("darwin", "win32") or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return bool(desk) and sys.stdout.isatty()


def _open_browser(address: str, folder: str) -> None:
    """Open the page by a file that only this user can read: the arguments of a browser can be read by all."""
    import webbrowser
    from pathlib import Path

    file = Path(folder) / "open.html"
    file.write_text(f'<!doctype html><meta http-equiv="refresh" content="0; url={address}">\n', encoding="utf-8")
    webbrowser.open(file.as_uri())
