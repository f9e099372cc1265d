"""Compiles xcheck's word tables from WordNet 3.0 (Debian package wordnet-base): python -m tests.tables.wordnet.

Writes lexicon.tsv (part of speech of single words, and irregular forms), related.tsv and opposites.tsv into
xcheck/data. Deterministic: same WordNet, same bytes. What is kept is decided by sense counts alone, never by
a word that some fixture or data set has.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from pathlib import Path

DATA = Path(__file__).parents[2] / "xcheck" / "data"
FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
LICENCE = """\
# Source: WordNet 3.0, Princeton University, compiled by tests/tables/wordnet.py.
# Licence: WordNet 3.0 license (permissive; notice in xcheck/data/WORDNET-LICENSE). {what}
"""
PLAIN = re.compile(r"[a-z]+(?:-[a-z]+)*")


def sense_counts(home: Path) -> dict[tuple[str, str], int]:
    """Return {(lemma, part of speech): tagged uses} of WordNet's semantic concordance."""
    counts: dict[tuple[str, str], int] = defaultdict(int)
    for line in (home / "cntlist.rev").read_text(encoding="latin-1").splitlines():
        key, _, count = line.split()
        lemma, sense = key.split("%")
        counts[lemma, "?nvara"[int(sense[0])]] += int(count)
    return counts


def lemmas(home: Path) -> dict[str, dict[str, int]]:
    """Return {word: {part of speech: number of senses}} for single lower-case words."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for pos, name in FILES.items():
        for line in (home / f"index.{name}").read_text(encoding="latin-1").splitlines():
            if not line.startswith(" "):
                cells = line.split()
                if PLAIN.fullmatch(cells[0]):
                    found[cells[0]][pos] = int(cells[2])
    return found


def lexicon(home: Path) -> dict[str, str]:
    """Return {word: classes} of every verb, adverb and adjective, and of nouns with tagged uses.

    Classes are ordered by tagged uses, most first ("vn" = verb more often than noun); a class with under a
    twentieth of a word's uses is left out, so that "plan" is "nv" and not also rarer things.
    """
    counts = sense_counts(home)
    table = {}
    for word, senses in sorted(lemmas(home).items()):
        if len(word) < 2:
            continue
        uses = {pos: 10 * counts.get((word, pos), 0) + number for pos, number in senses.items()}
        total = sum(uses.values())
        kept = [pos for pos in sorted(uses, key=lambda p: (-uses[p], p)) if uses[pos] * 20 >= total]
        tagged = sum(counts.get((word, pos), 0) for pos in senses)
        if kept == ["n"] and tagged < 1:
            continue
        if tagged < 1 and "-" in word:
            continue
        table[word] = "".join(kept)
    return table


def irregulars(home: Path) -> dict[str, tuple[str, str]]:
    """Return {form: (lemma, part of speech)} of irregular forms of words that have tagged uses."""
    counts, known = sense_counts(home), lemmas(home)
    found = []
    for pos, name in FILES.items():
        for line in (home / f"{name}.exc").read_text(encoding="latin-1").splitlines():
            form, lemma = line.split()[:2]
            if PLAIN.fullmatch(form) and lemma in known and counts.get((lemma, pos), 0) > 0 and form != lemma:
                found.append((form, lemma, pos))
    return {form: (lemma, pos) for form, lemma, pos in sorted(found)}


def opposites(home: Path) -> dict[str, set[str]]:
    """Return {word: its opposites} by antonym pointers, both ways, single words only."""
    found: dict[str, set[str]] = defaultdict(set)
    for name in FILES.values():
        synsets: dict[str, list[str]] = {}
        pointers: list[tuple[str, str, int]] = []
        for line in (home / f"data.{name}").read_text(encoding="latin-1").splitlines():
            if line.startswith("  "):
                continue
            cells = line.split(" | ")[0].split()
            size = int(cells[3], 16)
            words = [cells[4 + 2 * i].lower().split("(")[0] for i in range(size)]
            synsets[cells[0]] = words
            at = 4 + 2 * size
            for i in range(int(cells[at])):
                symbol, offset, _, ends = cells[at + 1 + 4 * i : at + 5 + 4 * i]
                if symbol == "!":
                    pointers.append((words[int(ends[:2], 16) - 1], offset, int(ends[2:], 16) - 1))
        for word, offset, index in pointers:
            other = synsets[offset][index]
            if PLAIN.fullmatch(word) and PLAIN.fullmatch(other):
                found[word].add(other)
                found[other].add(word)
    return found


def related(home: Path) -> list[tuple[str, str]]:
    """Return (word, related words): synonyms in a leading sense of either word, and members of one word family.

    A sense leads when it is the word's first, or its second and tagged (WordNet orders senses by use); adjectives
    also take the head of the narrow cluster that they are similar to. Both words must have tagged uses.
    A family of one beginning (propose, proposal) holds in every sense.
    """
    leading, members, pointers = _senses(home)
    used = {word for word, _ in sense_counts(home)}
    found: dict[str, set[str]] = defaultdict(set)
    for synset, words in members.items():
        for word in words:
            if (word, synset) not in leading:
                continue
            for other in words:
                if other != word and (other, synset) in leading:
                    found[word].add(other)
    for word, synset, symbol, other, target in pointers:
        if word == other:
            continue
        leads = (word, synset) in leading and (other, target) in leading
        if (symbol == "+" and (leads or word[:4] == other[:4])) or (
            leads and len(members[target]) + len(members[synset]) <= 3
        ):
            found[word].add(other)
    contrary = opposites(home)
    table = []
    for word, others in found.items():
        kept = sorted(o for o in others if o in used and PLAIN.fullmatch(o) and o not in contrary[word])
        if word in used and PLAIN.fullmatch(word) and kept:
            table.append((word, " ".join(kept)))
    return sorted(table)


def _senses(
    home: Path,
) -> tuple[set[tuple[str, str]], dict[str, list[str]], list[tuple[str, str, str, str, str]]]:
    """Return the leading (word, synset) senses, the members of each synset, and its + and & pointers."""
    leading: set[tuple[str, str]] = set()
    members: dict[str, list[str]] = {}
    raw: list[tuple[str, str, str, str, str, int]] = []
    for pos, name in FILES.items():
        for line in (home / f"data.{name}").read_text(encoding="latin-1").splitlines():
            if line.startswith("  "):
                continue
            cells = line.split(" | ")[0].split()
            size = int(cells[3], 16)
            words = [cells[4 + 2 * i].lower().split("(")[0] for i in range(size)]
            synset = pos + cells[0]
            members[synset] = words
            at = 4 + 2 * size
            for i in range(int(cells[at])):
                symbol, offset, kind, ends = cells[at + 1 + 4 * i : at + 5 + 4 * i]
                target = kind.replace("s", "a") + offset
                if symbol == "+":
                    raw.append((words[int(ends[:2], 16) - 1], synset, symbol, "", target, int(ends[2:], 16) - 1))
                elif symbol == "&":
                    raw.extend((word, synset, symbol, "", target, 0) for word in words)
        for line in (home / f"index.{name}").read_text(encoding="latin-1").splitlines():
            if line.startswith(" "):
                continue
            cells = line.split()
            if not PLAIN.fullmatch(cells[0]):
                continue
            pointer_count = int(cells[3])
            tagged = int(cells[5 + pointer_count])
            offsets = cells[6 + pointer_count :]
            for offset in offsets[: max(1, min(2, tagged))]:
                leading.add((cells[0], pos + offset))
    pointers = [(w, s, sym, members[t][i], t) for w, s, sym, _, t, i in raw if t in members and i < len(members[t])]
    return leading, members, pointers


def write(name: str, what: str, lines: list[str], by: str = "wordnet.py") -> None:
    """Write one table under the licence head."""
    text = LICENCE.format(what=what).replace("wordnet.py", by) + "\n".join(lines) + "\n"
    (DATA / f"{name}.tsv").write_text(text, encoding="utf-8")
    print(f"{name}.tsv: {len(lines)} rows, {len(text) // 1024} KB")


def main(home: Path = Path("/usr/share/wordnet")) -> int:
    """Compile all tables."""
    if not home.is_dir():
        print(
            f"{home} is missing: install WordNet (Debian: apt-get install wordnet-base) or give its folder",
            file=sys.stderr,
        )
        return 2
    classes, forms = lexicon(home), irregulars(home)
    lines = ["\t".join((word, classes.get(word, ""), *forms.get(word, ()))) for word in sorted({*classes, *forms})]
    what = (
        "Rows: word, classes (n v a r,\n# commonest first), and for an irregular form its lemma and that one's class."
    )
    write("lexicon", what, lines)
    what = "Rows: word, words of like meaning or of the same family."
    write("related", what, ["\t".join(row) for row in related(home)])
    lines = [f"{word}\t{' '.join(sorted(others))}" for word, others in sorted(opposites(home).items())]
    write("opposites", "Rows: word, its opposites.", lines)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(*map(Path, sys.argv[1:])))
