"""A document is taken apart in a process of its own, so that a hostile one can neither hang nor fill this one.

The child may use a few seconds of work and some hundred megabytes, and is told nothing of the environment. The system
lets it write no file; Python code in it opens no connection, starts nothing, and changes no file or folder. Machine
code that a document brought to run would not be held by that. What kills it is reported in a sentence.
`python -m xcheck.reading.apart html` is the child: the document comes in on standard input, the article goes out on
standard output as JSON.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec

from .extract import COPY_IT, Extract, Refused

SECONDS = 4
"Of work; a long article takes less than one."
LONGEST_WAIT = 30
"Seconds by the clock, for a machine that is busy or cannot count work."
MEMORY = 400_000_000
MOST_FILES = 32
"Open at a time, once all is loaded."
_CHARSET = re.compile(r"[\w.:-]{1,40}", re.ASCII)

MODULES = {
    "html": ("lxml", "lxml.html", "trafilatura"),
    "docx": ("lxml", "lxml.etree", "mammoth"),
    "pdf": ("pypdfium2",),
    "mail": ("lxml", "lxml.html", "quotequail", "trafilatura"),
    "rtf": ("striprtf",),
}
"""Format -> the packages it takes, all of the extra `documents`."""

_NEEDED = ("SYSTEMROOT", "XCHECK_DEBUG")
"What of the environment a child gets: without the first no process starts on Windows."


class Missing(Exception):
    """The packages for documents are not installed."""


def extract(data: bytes, format: str, charset: str | None = None) -> Extract:
    """Return the article in a document. Raises Refused, or Missing without the extra `documents`."""
    if not all(find_spec(name.partition(".")[0]) for name in MODULES[format]):
        raise Missing
    # No file of the working directory is to be taken for a module; what this process can import, the child can.
    environment = {"PYTHONPATH": os.pathsep.join(map(os.path.abspath, filter(None, sys.path))), "PYTHONHASHSEED": "0"}
    environment |= {key: os.environ[key] for key in _NEEDED if key in os.environ}
    known = charset if charset and _CHARSET.fullmatch(charset) else None  # a server may say anything
    command = [sys.executable, "-P", "-m", __name__, format, *([known] if known else [])]
    try:
        child = subprocess.run(
            command, input=data, capture_output=True, env=environment, timeout=LONGEST_WAIT, check=False, cwd=os.sep
        )
    except subprocess.TimeoutExpired:
        raise Refused("takes too long to read", COPY_IT) from None
    except OSError as error:
        raise Refused(
            f"cannot be taken apart: no process can be started ({error.strerror or error})", COPY_IT
        ) from None
    if os.environ.get("XCHECK_DEBUG", "0") not in ("", "0"):
        sys.stderr.write(child.stderr.decode("utf-8", "replace"))
    try:
        reply = json.loads(child.stdout)
    except ValueError:
        late = child.returncode == -24  # SIGXCPU
        why = "takes too long to read" if late else "needs too much memory to read, or breaks its reader"
        raise Refused(why, COPY_IT) from None
    if "why" in reply:
        raise Refused(reply["why"], reply["remedy"])
    return Extract(**reply | {"pages": tuple(reply.get("pages", ()))})


def _limit() -> None:
    """Limit what this process may use and do, for good: no limit can be raised again."""
    try:
        import resource
    except ImportError:  # Windows
        pass
    else:
        for what, limit in (
            (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_DATA, MEMORY), (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_NOFILE, MOST_FILES),
        ):  # fmt: skip
            _, most = resource.getrlimit(what)
            limit = limit if most < 0 else min(limit, most)
            # beyond the first limit of work it is told to end, beyond the second it is ended
            resource.setrlimit(what, (limit, limit + 1 if what == resource.RLIMIT_CPU and most < 0 else limit))
    sys.addaudithook(_refuse)


_READING = frozenset(("os.listdir", "os.scandir", "os.walk", "os.fwalk", "os.getxattr", "os.listxattr"))
"What of the module os changes nothing."
_REFUSED = (
    "socket.", "subprocess.", "os.", "shutil.", "ctypes.dlopen", "resource.", "pty.", "signal.", "fcntl.", "tempfile.",
)  # fmt: skip
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    """Refuse what takes no document apart; called before everything that Python code does to the system."""
    writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITES
    if writes or (event.startswith(_REFUSED) and event not in _READING):
        raise PermissionError(f"a document may not do that: {event}")


def _reply(read: Callable[..., Extract], arguments: list[str]) -> dict[str, object]:
    """Return what is to be sent back."""
    try:
        found = read(sys.stdin.buffer.read(), *arguments)
    except Refused as refused:
        return {"why": refused.why, "remedy": refused.remedy}
    except Exception as error:  # whatever a package says of a broken document
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return {"why": "is damaged, or built in a way that no program can read", "remedy": COPY_IT}
    return found.to_dict()


def main() -> None:
    """Read a document from standard input, and write its article."""
    format, *arguments = sys.argv[1:]
    read = import_module(f"{__package__}.{format}").extract  # before it may no longer write bytecode
    for name in MODULES[format]:  # before it may load no more machine code
        import_module(name)
    _limit()
    sys.stdout.buffer.write(json.dumps(_reply(read, arguments)).encode("ascii"))


if __name__ == "__main__":
    main()
