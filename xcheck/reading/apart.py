"""A document is taken apart in a process of its own, so that a hostile one can neither hang nor fill this one.

The child may use a few seconds of work and some hundred megabytes, open no connection, start nothing and write
no file. What kills it is told in a sentence. `python -m xcheck.reading.apart html` is the child: the document
comes in on standard input, the article goes out on standard output as JSON.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from .extract import COPY_IT, Extract, Refused

SECONDS = 4
"Of work; a long article takes less than one."
LONGEST_WAIT = 30
"Seconds by the clock, for a machine that is busy or cannot count work."
MEMORY = 400_000_000

MODULES = {
    "html": ("lxml", "trafilatura"),
    "docx": ("lxml", "mammoth"),
    "pdf": ("pypdfium2",),
    "mail": ("lxml", "trafilatura"),
    "rtf": ("striprtf",),
}
"""Format -> the packages it takes, all of the extra `documents`."""


class Missing(Exception):
    """The packages for documents are not installed."""


def extract(data: bytes, format: str, charset: str | None = None) -> Extract:
    """Return the article in a document. Raises Refused, or Missing without the extra `documents`."""
    import json
    import os
    import subprocess
    from importlib.util import find_spec

    if not all(find_spec(name) for name in MODULES[format]):
        raise Missing
    # No file of the working directory is to be taken for a module; what this process can import, the child can.
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONHASHSEED": "0"}
    command = [sys.executable, "-P", "-m", __name__, format, *([charset] if charset else [])]
    try:
        child = subprocess.run(
            command, input=data, capture_output=True, env=environment, timeout=LONGEST_WAIT, check=False
        )
    except subprocess.TimeoutExpired:
        raise Refused("takes too long to read", COPY_IT) from None
    if os.environ.get("XCHECK_DEBUG", "0") not in ("", "0"):
        sys.stderr.write(child.stderr.decode("utf-8", "replace"))
    try:
        told = json.loads(child.stdout)
    except ValueError:
        late = child.returncode == -24  # SIGXCPU
        why = "takes too long to read" if late else "needs too much memory to read, or breaks its reader"
        raise Refused(why, COPY_IT) from None
    if "why" in told:
        raise Refused(told["why"], told["remedy"])
    return Extract(**told)


def _limit() -> None:
    """Limit what this process may use and do."""
    try:
        import resource
    except ImportError:  # Windows
        pass
    else:
        for what, limit in (
            (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_DATA, MEMORY), (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_FSIZE, 0),
        ):  # fmt: skip
            _, most = resource.getrlimit(what)
            resource.setrlimit(what, (limit if most < 0 else min(limit, most), most))
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork")):
        raise PermissionError(f"a document may not do that: {event}")


def _told(read: Callable[..., Extract], arguments: list[str]) -> dict[str, str | None]:
    """Return what is to be sent back."""
    try:
        found = read(sys.stdin.buffer.read(), *arguments)
    except Refused as refused:
        return {"why": refused.why, "remedy": refused.remedy}
    except Exception as error:  # whatever a package says of a broken document
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return {"why": "is damaged, or built in a way that no program can read", "remedy": COPY_IT}
    return {"text": found.text, "title": found.title, "byline": found.byline, "published": found.published}


def main() -> None:
    """Read a document from standard input, and write its article."""
    import json
    from importlib import import_module

    format, *arguments = sys.argv[1:]
    read = import_module(f"{__package__}.{format}").extract  # before it may no longer write bytecode
    _limit()
    sys.stdout.buffer.write(json.dumps(_told(read, arguments)).encode("ascii"))


if __name__ == "__main__":
    main()
