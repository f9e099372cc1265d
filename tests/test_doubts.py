"""What xcheck cannot judge it says: other languages, broken quotation marks, the teaser of an article."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.gates import run, write
from xcheck import Article, Settings, compare_within
from xcheck.doubts import doubts, other_language
from xcheck.pipeline import read

GERMAN = (
    "Bei einem Brand in der Altstadt von Lindenau sind am Montag zwölf Menschen ums Leben gekommen. Die Feuerwehr war "
    "mit 80 Kräften im Einsatz. Die Ursache ist noch nicht bekannt."
)
ENGLISH = (
    "Twelve people died in a fire in the old town of Lindenau on Monday. The fire brigade sent 80 firefighters. The "
    "cause is not known yet."
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (GERMAN, "German"),
        ("Douze personnes sont mortes lundi dans un incendie à Lyon, ont annoncé les autorités.", "French"),
        ("Doce personas murieron el lunes en un incendio en el centro de la ciudad, según la policía.", "Spanish"),
        ("Twaalf mensen zijn maandag omgekomen bij een brand in het centrum van de stad.", "Dutch"),
        ("Dodici persone sono morte lunedì in un incendio nel centro della città.", "Italian"),
        ("Dwanaście osób zginęło w pożarze, do którego doszło na starym mieście, i nie jest to koniec.", "Polish"),
        ("Двенадцать человек погибли при пожаре в центре города в понедельник.", "Cyrillic"),
        ("周一 老城 的 一场 火灾 造成 十二 人 死亡", "Cjk"),
        (ENGLISH, None),
        ("Backs: Danny Care, Ollie Devoto, Owen Farrell, George Ford, Alex Goode, Jonathan Joseph, Jack Nowell.", None),
        ("Fire kills 12", None),
        ("“C’est la vie,” said Mayor Ilse Dorn of Lyon. Le Monde and La Stampa had reported it on Monday.", None),
    ],
)
def test_a_language_is_known_by_its_function_words(text: str, language: str | None) -> None:
    found = other_language(text)
    assert (found is None) == (language is None)
    assert language is None or language in str(found)


def test_no_article_of_our_own_is_taken_for_another_language() -> None:
    for path in sorted(Path("fixtures").glob("*/*.txt")):
        assert path.name == "findings.txt" or other_language(path.read_text(encoding="utf-8")) is None, path


@pytest.mark.usefixtures("newsroom")
def test_a_check_of_another_language_ends_in_2_and_a_comparison_says_so() -> None:
    write(d_txt=GERMAN, s_txt=GERMAN.replace("zwölf", "fünfzehn"), en_txt=ENGLISH)
    for draft, source, named in (
        ("d.txt", "s.txt", "d.txt"),
        ("d.txt", "en.txt", "d.txt"),
        ("en.txt", "s.txt", "s.txt"),
    ):
        result = run("check", draft, "--against", source, "--no-config")
        assert result.exit_code == 2
        assert f"{named}: this seems to be in German" in result.stderr and "--language en" in result.stderr
    assert run("check", "d.txt", "--against", "s.txt", "--no-config", "--fail-on", "never").exit_code == 2
    assert run("check", "d.txt", "--against", "s.txt", "--no-config", "--language", "en").exit_code in (0, 1)
    compared = run("compare", "d.txt", "s.txt", "--no-config")
    assert compared.exit_code == 0 and compared.stderr.count("seems to be in German") == 2
    assert run("compare", "d.txt", "s.txt", "--no-config", "--language", "en").stderr == ""
    write(xcheck_toml='language = "en"')
    assert run("check", "d.txt", "--against", "s.txt").exit_code in (0, 1)
    write(xcheck_toml='language = "de"')
    assert run("check", "d.txt", "--against", "s.txt").exit_code == 2


@pytest.mark.usefixtures("newsroom")
def test_the_other_drafts_are_checked_all_the_same() -> None:
    write(d_txt=GERMAN, en_txt=ENGLISH.replace("Twelve", "Fifteen"), s_txt=ENGLISH)
    result = run("check", "d.txt", "en.txt", "--against", "s.txt", "--no-config", "--format", "json")
    assert result.exit_code == 2
    assert "number-conflict" in [finding["rule"] for finding in json.loads(result.stdout)["findings"]]


def titles(text: str, draft: bool = True) -> list[tuple[str, str]]:
    reading = read(Article("a", text), "a", Settings())
    return [(remark.title, remark.severity.value) for remark in doubts(reading, of_draft=draft)]


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("“We will never sell the harbour, Mayor Vale said. The town has 12,000 people.", True),
        ('"We will never sell the harbour, Mayor Vale said. The town has 12,000 people.', True),
        ("We will never sell the harbour,” Mayor Vale said. The town has 12,000 people.", True),
        ("“We will never “sell the harbour,” Mayor Vale said. The town has 12,000 people.", True),
        ("“We will never sell the harbour,” Mayor Vale said. The town has 12,000 people.", False),
        ('"We will never sell," Mayor Vale said, "and never rent." The town has 12,000 people.', False),
        ("“We will never sell the harbour.\n\n“It is ours,” Mayor Vale said. She left at noon.", False),
        ("The sailor is 6' 2\" tall and lives at the harbour. The town has 12,000 people.", False),
        ("“We will ‘never’ sell the workers’ harbour,” Mayor Vale said. The town has 12,000 people.", False),
    ],
)
def test_a_quotation_mark_without_a_partner_is_told(text: str, broken: bool) -> None:
    assert titles(text) == ([("quotation-marks", "warning")] if broken else [])
    assert titles(text, draft=False) == ([("quotation-marks", "note")] if broken else [])


@pytest.mark.parametrize(
    ("last", "wall"),
    [
        ("Subscribe to continue reading.", True),
        ("This article is for subscribers only.", True),
        ("Already a subscriber? Log in", True),
        ("Sign in or register to read the full story.", True),
        ("Subscribers of the paper met in the hall.", False),
        ("Sign up for our newsletter.", False),
    ],
)
def test_the_teaser_of_an_article_is_told(last: str, wall: bool) -> None:
    assert titles(f"{ENGLISH}\n\n{last}\n") == ([("teaser", "warning")] if wall else [])
    assert titles(f"{ENGLISH * 5}\n\n{last}\n") == []


def test_an_article_beside_itself_is_doubted_as_well() -> None:
    assert [remark.title for remark in compare_within(Article("a", GERMAN)).remarks] == ["not in English"]
