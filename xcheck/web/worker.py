"""The process of one comparison: a question comes in on standard input, lines of JSON go out.

{"progress": "reading wire.pdf"}            any number of them
{"report": {"page": ..., "files": {name: ...}}}   or {"error": "what is wrong, and what to do"}, as the last one
"""

from __future__ import annotations

import json
import sys
from typing import Any

MEMORY = 2_000_000_000
WORK = 170
"""Seconds of the processor; by the clock there may be more, where it is shared."""
FILES: tuple[tuple[str, str, str | None], ...] = (
    ("report.html", "html", None),
    ("report.json", "json", None),
    ("report.md", "markdown", None),
    ("sheet.html", "sheet", "html"),
    ("sheet.csv", "sheet", "csv"),
)
"""What can be taken home: the name of a file, its format and kind."""


def main() -> None:
    """Answer one question."""
    from ..errors import XcheckError, traced

    _limit()
    try:
        _send(report=_report(_received()))
    except XcheckError as error:
        _send(error=str(error))
    except MemoryError:
        raise  # the server says so
    except Exception as error:  # whose text may name a file of this machine
        traced()
        _send(
            error=f"This is a bug in xcheck, not in your texts ({type(error).__name__}). Start it as "
            "XCHECK_DEBUG=1 xcheck serve to see where it happened."
        )


def _received() -> object:
    from .request import misunderstood

    try:
        return json.loads(sys.stdin.buffer.read())
    except (ValueError, RecursionError):
        raise misunderstood("no JSON") from None


def _send(**fields: object) -> None:
    sys.stdout.buffer.write(json.dumps(fields).encode("ascii") + b"\n")
    sys.stdout.buffer.flush()


def _progress(what: str, number: int = 0, count: int = 0) -> None:
    _send(progress=f"{what}, {number} of {count}" if count > 1 else what)


def _report(data: object) -> dict[str, Any]:
    import xcheck

    from .. import drafts, pipeline
    from ..model import Report
    from .request import question, read

    asked = question(data)
    articles = []
    for number, given in enumerate(asked.articles, 1):
        _progress("reading the articles", number, len(asked.articles))
        articles.append(read(given, number))
    _progress("comparing")

    def run(settings: Any) -> Report:
        if asked.draft is None:
            return pipeline.compare(*articles, settings=settings, progress=_progress)
        sources = [article for number, article in enumerate(articles) if number != asked.draft]
        return drafts.check(articles[asked.draft], against=sources, settings=settings)

    report = pipeline.spared(run, asked.settings)
    _progress("writing the report")
    files = {name: xcheck.render(report, format, kind=kind) for name, format, kind in FILES}
    return {"page": files["report.html"], "files": files}


def _limit() -> None:
    """Limit what this process may use."""
    try:
        import resource
    except ImportError:  # Windows
        return
    for what, limit in (
        (resource.RLIMIT_DATA, MEMORY), (resource.RLIMIT_CPU, WORK),
        (resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, 0),
    ):  # fmt: skip
        _, most = resource.getrlimit(what)
        resource.setrlimit(what, (limit if most < 0 else min(limit, most), most))


if __name__ == "__main__":
    main()
