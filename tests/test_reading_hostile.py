"""Documents made to do harm, and broken ones: each is refused in a plain sentence, soon, and without much memory."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

import xcheck
from xcheck.errors import UnreadableArticle

from .documents.hostile import HOSTILE, SENTENCE, with_part

ROOT = Path(__file__).parents[1]
SECONDS, MEGABYTES = 5.0, 500
SLOW = (pytest.mark.slow,)
BIG = (
    "noise.html", "angles.html", "tags.html", "attributes.html", "links.html", "letters.pdf", "noise.eml",
    "nested.eml", "deep.rtf",
)  # fmt: skip
"Of some megabytes, most of which are read before they are refused."


def spent() -> float:
    """Return the seconds of work of this process and its children; by the clock, a busy machine would fail."""
    usages = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def outcomes(folder: Path, names: Iterable[str]) -> dict[str, list[object]]:
    """Return for each of these documents what is said of it, after how many seconds, and the memory needed so far."""
    found: dict[str, list[object]] = {}
    for name in names:
        path = folder / name
        path.write_bytes(HOSTILE[name]())
        start = spent()
        try:
            said = "read as " + xcheck.read_article(path).text[:100]
        except UnreadableArticle as error:
            said = str(error)
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        found[name] = [said.replace(str(folder), ""), spent() - start, memory]
        path.unlink()
    return found


@pytest.fixture(scope="module")
def reports(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[object]]:
    """Read all that are asked about in another process: the largest child of this one may be of another test."""
    asked = sorted({item.callspec.params["name"] for item in request.session.items if "reports" in item.fixturenames})
    code = f"import json, pathlib; from {__name__} import outcomes; folder, *names = sys.argv[1:]"
    code += "; print(json.dumps(outcomes(pathlib.Path(folder), names)))"
    command = [sys.executable, "-c", f"import sys; {code}", str(tmp_path_factory.mktemp("hostile")), *asked]
    return json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout)


@pytest.mark.parametrize("name", [pytest.param(name, marks=SLOW * (name in BIG)) for name in HOSTILE])
def test_a_hostile_document_is_refused(name: str, reports: dict[str, list[object]]) -> None:
    said, seconds, megabytes = reports[name]
    assert str(said).startswith(f"/{name} ")
    assert "Traceback" not in str(said) and "\n" not in str(said)
    assert float(str(seconds)) < SECONDS
    assert float(str(megabytes)) < MEGABYTES


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("deep.html", "has no article text"),
        ("no-article.html", "has no article text"),
        ("script.html", "has no article text"),
        pytest.param("tags.html", "too many elements", marks=SLOW),
        ("empty.html", "is empty"),
        ("cut-off.pdf", "is a damaged PDF file"),
        ("noise.pdf", "is a damaged PDF file"),
        ("locked.pdf", "is locked with a password"),
        ("scanned.pdf", "ocrmypdf"),
        ("many-pages.pdf", "has 2000 pages"),
        ("bomb.pdf", "needs too much memory"),
        ("cut-off.docx", "is a damaged Word file"),
        ("bomb.docx", "unpacks to more than 8 MB"),
        ("entities.docx", "declares entities"),
        ("outside.docx", "declares entities"),
        ("outside-16.docx", "declares entities"),
        ("deep.docx", "no program can read"),
        ("no-xml.docx", "is damaged"),
        ("empty.docx", "has no text"),
        ("no-mail.eml", "is no e-mail"),
        ("text.pdf", "Give it the name that fits: mv"),
        ("text.docx", "does not begin as a Word file does"),
    ],
)
def test_it_says_why(name: str, says: str, reports: dict[str, list[object]]) -> None:
    assert says in str(reports[name][0])


def test_the_exit_code_is_2(tmp_path: Path) -> None:
    path = tmp_path / "bomb.docx"
    path.write_bytes(HOSTILE["bomb.docx"]())
    command = [sys.executable, "-m", "xcheck", "facts", str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"xcheck: {path} unpacks to more than")
    assert done.stderr.count("\n") == 1


def test_what_is_strange_but_harmless_is_read(tmp_path: Path) -> None:
    path = tmp_path / "odd.docx"
    path.write_bytes(with_part("word/media/image1.png", b"\0" * 50_000_000))  # only what is read is counted
    assert xcheck.read_article(path).text.strip() == SENTENCE.strip()
