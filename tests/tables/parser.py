"""Learns tagger and parser from GUM (../shared/data/gum) and writes xcheck/data/parse.tables.

Run: python -m tests.tables.parser (about ten minutes). Deterministic: same treebank, same bytes. Every fifth document
of a genre is kept apart for measuring (`python -m tests.accuracy gum`) and nothing is learnt from it.
"""

from __future__ import annotations

import json
import random
import sys
import zlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from tests.tables.perceptron import FIELD, Perceptron
from tests.tables.treebank import SHARED, Gold, treebank
from xcheck.parse import tagger, trees
from xcheck.parse.features import LABELS, MOVES, TAGS
from xcheck.parse.scoring import Template
from xcheck.parse.tagger import Look

TABLE = Path(__file__).parents[2] / "xcheck" / "data" / "parse.tables"

HEAD = """\
# Source: weights of a tagger and a dependency parser learnt from GUM (github.com/amir-zeldes/gum, commit 72ce5ac1)
# by tests/tables/parser.py. Annotations: CC BY 4.0. Texts: news and interview (Wikinews) CC BY 2.5; bio (Wikipedia)
# and voyage (Wikivoyage) CC BY-SA 3.0; academic CC BY 4.0; speech public. The table holds single words and counts,
# no text. Licence: CC BY-SA 4.0, see GUM-LICENSE. Format: these lines, an empty line, one zlib stream
# (xcheck/parse/scoring.py).
"""

RUNS = 3
"""Models learnt in other orders of the sentences; their mean is better than each, at the same cost."""

TAGGER_EPOCHS, PARSER_EPOCHS = 6, 7

KNOWN, SURE = 4, 15
"""Occurrences that make a word known to the models; and that make its only tag its tag without further question."""

RARE_TAG = 25
"""A tag that a word has less often than once in so many counts as a slip of the annotators."""

RARE_LABEL = 25
"""Occurrences below which a subtype (nsubj:outer) is learnt as its type (nsubj)."""

EXPLORE = 0.9
"""How often the parser goes on from its own move where that is as good as the best, or worse."""

FOLDS = 5

TITLES = 8
"""Of so many sentences one is also learnt as a Title With Capitals."""

SMALL = frozenset(
    ["a", "an", "the", "of", "in", "on", "at", "by", "for", "to", "from", "with", "and", "or", "but", "as", "is"]
)

SCALE = 8
LEAST = {"tags": 1.0, "moves": 1.3, "arcs": 1.1}
"""Weights are rounded to a part of SCALE; a feature none of whose weights reaches LEAST is left out."""


def lowered(sentence: Gold) -> list[str]:
    """Return the words of a sentence in lower case, apostrophes straight."""
    return [word.lower().replace("’", "'") for word in sentence.words]


@dataclass
class Inventory:
    """Classes of the two models and the words they know."""

    tags: dict[str, str]
    "{tag: code}."
    labels: dict[str, str]
    known: dict[str, str]
    sure: dict[str, str]

    @property
    def codes(self) -> str:
        """The codes of the tags in the order of the classes."""
        return "".join(self.tags.values())

    @property
    def letters(self) -> str:
        """The letters of the labels in the order of the classes."""
        return "".join(self.labels.values())


def inventory(sentences: Sequence[Gold]) -> Inventory:
    """Count tags, labels and words."""
    tags = {tag: chr(0x21 + k) for k, tag in enumerate(sorted({tag for s in sentences for tag in s.tags}))}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for word, tag in zip(lowered(sentence), sentence.tags, strict=True):
            counts[tagger.normal(word)][tags[tag]] += 1
    known, sure = {}, {}
    for word, seen in sorted(counts.items()):
        total = sum(seen.values())
        if total >= KNOWN:
            codes = "".join(sorted(code for code, n in seen.items() if n * RARE_TAG >= total))
            known[word] = "=" + codes
            if total >= SURE and len(seen) == 1:
                sure[word] = codes
    frequent = Counter(label for s in sentences for label in s.labels)
    kinds = {
        short_label(label, frequent)
        for s in sentences
        for label, mark in zip(s.labels, s.marks, strict=True)
        if not mark
    }
    return Inventory(tags, {kind: chr(0x41 + k) for k, kind in enumerate(sorted(kinds))}, known, sure)


def short_label(label: str, frequent: Counter[str]) -> str:
    """Return a label, without its subtype where that is rare."""
    return label if frequent[label] >= RARE_LABEL else label.partition(":")[0]


def as_title(sentence: Gold) -> list[str]:
    """Return the words of a sentence with capitals, as in the title of an article."""
    return [w if w.lower() in SMALL and k else w[0].upper() + w[1:] for k, w in enumerate(sentence.words)]


Tagged = tuple[list[Look], str]
"""What is seen of a sentence, and the right codes."""


def tagger_data(sentences: Sequence[Gold], have: Inventory, titles: bool) -> list[Tagged]:
    """Return the sentences as the tagger sees them, with some of them again as titles."""
    found = []
    for k, sentence in enumerate(sentences):
        codes = "".join(have.tags.get(tag, " ") for tag in sentence.tags)
        found.append((tagger.seen(sentence.words, lowered(sentence), have.known), codes))
        if titles and k % TITLES == 0 and len(sentence.words) > 5:
            found.append((tagger.seen(as_title(sentence), lowered(sentence), have.known), codes))
    return found


def learn_tagger(data: Sequence[Tagged], have: Inventory, seed: int) -> Perceptron:
    """Learn tags from left to right, every decision seeing the ones made before it."""
    model, codes = Perceptron(len(have.tags)), have.codes
    place = {code: k for k, code in enumerate(codes)}
    order, chance = list(range(len(data))), random.Random(seed)
    for _ in range(TAGGER_EPOCHS):
        chance.shuffle(order)
        for k in order:
            looks, gold = data[k]
            made = "^^"
            for at, right in enumerate(gold):
                code = have.sure.get(looks[at + 2].word)
                if code is None:
                    groups, others = tagger.groups(looks, at, made[-1], made[-2])
                    features = flat(TAGS, groups) + others
                    scores = model.scores(features)
                    guess = scores.index(max(scores))
                    model.step += 1
                    code = codes[guess]
                    if code != right:
                        model.update(features, place[right], guess)
                made += code
    return model


@dataclass
class Tree:
    """A sentence as the parser sees it, punctuation taken out, with the right heads and labels."""

    words: list[str]
    tags: str
    before: str
    heads: list[int]
    labels: list[str]
    children: list[list[int]]


def tree_of(sentence: Gold, codes: str, have: Inventory, frequent: Counter[str]) -> Tree:
    """Return a sentence for the parser; what hangs on a mark hangs on the mark's head."""
    kept, before = trees.marks_before(sentence.words)
    place = {at: k for k, at in enumerate(kept)}
    heads, labels = [], []
    children: list[list[int]] = [[] for _ in range(len(kept) + 1)]
    for k, at in enumerate(kept):
        head = sentence.heads[at]
        while head >= 0 and head not in place:
            head = sentence.heads[head]
        heads.append(place[head] if head >= 0 else len(kept))
        children[heads[-1]].append(k)
        labels.append(have.labels.get(short_label(sentence.labels[at], frequent), have.labels["dep"]))
    words = trees.known_words([lowered(sentence)[at] for at in kept], have.known)
    return Tree(words, "".join(codes[at] for at in kept), before, heads, labels, children)


NEVER = 1 << 30


def costs(state: trees.State, gold: Tree) -> tuple[int, int, int]:
    """Return how many right arcs each move makes impossible, NEVER for a move that cannot be made."""
    stack, front = state.stack, state.next
    shift, left, right = state.allowed()
    found = [NEVER, NEVER, NEVER]
    if shift:
        found[trees.SHIFT] = sum(gold.heads[k] == front for k in stack) + (gold.heads[front] in stack[:-1])
    if left or right:
        top, head = stack[-1], gold.heads[stack[-1]]
        lost = sum(child >= front for child in gold.children[top])
        if left:
            below = len(stack) > 1 and head == stack[-2]
            found[trees.LEFT] = lost + (head != front and (head > front or below))
        if right:
            found[trees.RIGHT] = lost + (head >= front)
    return found[0], found[1], found[2]


def learn_parser(data: Sequence[Tree], have: Inventory, seed: int) -> tuple[Perceptron, Perceptron]:
    """Learn moves with a dynamic oracle, and labels for the arcs that the moves make."""
    moves, arcs = Perceptron(3), Perceptron(len(have.labels))
    order, chance = list(range(len(data))), random.Random(seed)
    for epoch in range(PARSER_EPOCHS):
        chance.shuffle(order)
        for k in order:
            gold = data[k]
            state = trees.State(gold.words, gold.tags, gold.before)
            while state.next < state.size or state.stack:
                _learn_move(state, gold, moves, arcs, have, epoch > 0 and chance.random() < EXPLORE)
        print(f"  run {seed}, epoch {epoch + 1}: {len(moves.weights)} features", file=sys.stderr, flush=True)
    return moves, arcs


def _learn_move(
    state: trees.State, gold: Tree, moves: Perceptron, arcs: Perceptron, have: Inventory, explore: bool
) -> None:
    """Learn from one move and make it: the best one, or the parser's own where it explores."""
    cost = costs(state, gold)
    lowest = min(cost)
    groups, others = trees.move_groups(state)
    features = flat(MOVES, groups) + others
    scores = moves.scores(features)
    moves.step += 1
    guess = max((k for k in range(3) if cost[k] < NEVER), key=lambda k: (scores[k], -k))
    best = max((k for k in range(3) if cost[k] == lowest), key=lambda k: (scores[k], -k))
    if cost[guess] != lowest:
        moves.update(features, best, guess)
    move = guess if explore or cost[guess] == lowest else best
    if move == trees.SHIFT:
        state.move(move)
        return
    head, child = state.arc(move)
    features = flat(LABELS, trees.label_groups(state, head, child))
    scores = arcs.scores(features)
    label = scores.index(max(scores))
    if gold.heads[child] == head:
        arcs.step += 1
        right = have.letters.index(gold.labels[child])
        if right != label:
            arcs.update(features, right, label)
        label = right
    state.move(move, have.letters[label])


def flat(templates: Sequence[Template], groups: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the features of all groups, as they are learnt."""
    return tuple(chain.from_iterable(make(*group) for make, group in zip(templates, groups, strict=True)))


def tag_scorer(model: Perceptron) -> tagger.Scorer:
    """Return what gives the scores of a model for the groups and other features of a token."""
    return lambda groups, others: model.scores(flat(TAGS, groups) + others)


def jackknife(sentences: Sequence[Gold], have: Inventory) -> list[str]:
    """Return tags for every sentence from a tagger that has not learnt from its document."""
    documents = sorted({s.document for s in sentences})
    fold = {name: k % FOLDS for k, name in enumerate(documents)}
    found = [""] * len(sentences)
    for k in range(FOLDS):
        rest = [s for s in sentences if fold[s.document] != k]
        model = repacked(mean([learn_tagger(tagger_data(rest, have, titles=False), have, k)]), have)
        for at, sentence in enumerate(sentences):
            if fold[sentence.document] == k:
                looks = tagger.seen(sentence.words, lowered(sentence), have.known)
                found[at] = tagger.tag_codes(looks, tag_scorer(model), have.codes, have.sure)
    return found


Weights = dict[str, list[float]]


class Mean:
    """The mean of averaged models, added one by one."""

    def __init__(self) -> None:
        self.total: Weights = {}
        self.count = 0

    def add(self, model: Perceptron) -> None:
        """Add the averaged weights of a model."""
        self.count += 1
        for feature, weights in model.averaged().items():
            old = self.total.get(feature)
            self.total[feature] = weights if old is None else [a + b for a, b in zip(old, weights, strict=True)]

    def weights(self) -> Weights:
        """Return the mean."""
        return {feature: [weight / self.count for weight in weights] for feature, weights in self.total.items()}


def mean(models: Iterable[Perceptron]) -> Weights:
    """Return the mean of averaged models."""
    total = Mean()
    for model in models:
        total.add(model)
    return total.weights()


def repacked(weights: Weights, have: Inventory) -> Perceptron:
    """Return a tagger with these weights."""
    model = Perceptron(len(have.tags))
    model.weights = {f: sum(round(w * 1000) << (FIELD * k) for k, w in enumerate(some)) for f, some in weights.items()}
    return model


def packed(name: str, weights: Weights) -> tuple[list[object], list[bytes]]:
    """Return the entry of a model in the head of the file, and its three parts: features, places, values."""
    rounded = {
        feature: tuple(round(weight * SCALE) for weight in some)
        for feature, some in weights.items()
        if max(map(abs, some)) >= LEAST[name]
    }
    classes = len(next(iter(rounded.values())))
    templates: dict[str, int] = {}
    for feature, some in rounded.items():
        templates[feature[0]] = max(templates.get(feature[0], 0), *map(abs, some))
    if sum(templates.values()) >= 1 << 15:
        raise ValueError(f"{name}: a sum of weights may leave 16 bits; lower SCALE")
    features = sorted(rounded)
    values = sorted(set(rounded.values()))
    place = {value: k for k, value in enumerate(values)}
    places = array("I", [place[rounded[feature]] for feature in features])
    if sys.byteorder != "little":
        places.byteswap()
    each = b"".join(
        sum(w << (16 * k) for k, w in enumerate(value)).to_bytes(2 * classes, "little", signed=True) for value in values
    )
    parts = ["\n".join(features).encode(), places.tobytes(), each]
    print(f"{name}: {len(features)} features, {len(values)} values", file=sys.stderr)
    return [name, classes, *map(len, parts)], parts


def write(have: Inventory, models: dict[str, Weights], path: Path = TABLE) -> None:
    """Write the compiled file."""
    entries, parts = [], []
    for name, weights in models.items():
        entry, some = packed(name, weights)
        entries.append(entry)
        parts.extend(some)
    head = json.dumps(
        {
            "codes": have.codes,
            "tags": {code: tag for tag, code in have.tags.items()},
            "letters": have.letters,
            "labels": {letter: label for label, letter in have.labels.items()},
            "known": have.known,
            "sure": have.sure,
            "models": entries,
        },
        separators=(",", ":"),
    ).encode()
    body = zlib.compress(len(head).to_bytes(4, "little") + head + b"".join(parts), 9)
    path.write_bytes(HEAD.encode() + b"\n" + body)
    print(f"{path.name}: {path.stat().st_size // 1024} KB", file=sys.stderr)


def main(home: Path = SHARED) -> int:
    """Learn everything and write the file."""
    if not home.is_dir():
        print(f"{home} is missing: put GUM's dep/*.conllu there or give its folder", file=sys.stderr)
        return 2
    sentences = treebank(False, home)
    have = inventory(sentences)
    data = tagger_data(sentences, have, titles=True)
    tags = mean(learn_tagger(data, have, seed) for seed in range(RUNS))
    guessed = jackknife(sentences, have)
    frequent = Counter(label for s in sentences for label in s.labels)
    forest = [tree_of(s, codes, have, frequent) for s, codes in zip(sentences, guessed, strict=True)]
    moves, arcs = Mean(), Mean()
    for seed in range(RUNS):
        # one run at a time: its counts take half a gigabyte
        for total, model in zip((moves, arcs), learn_parser(forest, have, seed), strict=True):
            total.add(model)
    write(have, {"tags": tags, "moves": moves.weights(), "arcs": arcs.weights()})
    return 0


if __name__ == "__main__":
    raise SystemExit(main(*map(Path, sys.argv[1:])))
