"""What the parser's models look at: features, each a letter with a few things seen beside it.

They are made by templates, one for each group of features that depend on the same few things; what a group sums up to
is kept by these (see `scoring.Grouped`), for most come again: a noun behind a determiner before a comma. A feature of
two words comes again too seldom, and stands for itself.
Names: s is the stack from the top, b the row from its first word; w a word, t its tag, l and r its outermost children,
n how many it has, c their labels.
"""

from __future__ import annotations

from .scoring import Template

Features = tuple[str, ...]

Groups = tuple[tuple[tuple[str, ...], ...], Features]
"""What each group of a list of templates depends on, and features that stand for themselves."""


def _word(word: str, kind: str, form: str, end: str) -> Features:
    return "a" + word, "b" + end, "c" + end[-2:], "d" + kind, "e" + form, "o" + form + kind, "s" + form + end


def _word_behind(word: str, kind: str, end: str) -> Features:
    return "f" + word, "j" + kind, "p" + end


def _kind_behind(kind: str, form: str, next_kind: str) -> Features:
    return "n" + kind + " " + next_kind, "u" + form + next_kind


def _word_before_it(before: str, before_kind: str, kind: str) -> Features:
    return "g" + before, "k" + before_kind, "t" + before_kind + " " + kind, "v" + before + " " + kind


def _tag_before(left: str, word: str, kind: str, form: str, end: str) -> Features:
    return "A" + left, "C" + left + word, "D" + left + kind, "F" + left + end, "G" + left + form


def _tags_before(far: str, left: str, word: str, kind: str) -> Features:
    return "B" + far + left, "E" + far + left + kind, "J" + far + left + word


def _between_tags(left: str, next_kind: str, kind: str) -> Features:
    return "H" + left + next_kind, "I" + left + kind + " " + next_kind


TAGS: tuple[Template, ...] = (
    _word, _word_behind, _kind_behind, _word_before_it, _tag_before, _tags_before, _between_tags,
)  # fmt: skip
"""What the choice of a tag looks at, in the order of `tagger.groups`."""


def _top(s0t: str, b0t: str, b1t: str, b2t: str) -> Features:
    return "a" + s0t + b0t, "c" + s0t + b0t + b1t, "f" + b0t + b1t + b2t, "V" + s0t + b0t + b1t + b2t


def _low(s2t: str, s1t: str, s0t: str, b0t: str) -> Features:
    low = s1t + s0t
    return "b" + low + b0t, "d" + low, "e" + s2t + low, "U" + s2t + low + b0t


def _below_top(s0t: str, b0t: str, s0lt: str, s0rt: str, s0n: str, s0c: str) -> Features:
    tops = s0t + b0t
    return "g" + tops + s0rt, "h" + tops + s0lt, "B" + tops + s0n, "P" + s0c + tops


def _below_next(s0t: str, b0t: str, b0lt: str, b0n: str, b0c: str) -> Features:
    tops = s0t + b0t
    return "i" + tops + b0lt, "D" + b0t + b0n, "R" + b0c + tops


def _between(s0t: str, b0t: str, gap: str, ahead: str, top: str, behind: str) -> Features:
    tops = s0t + b0t
    return "G" + tops + gap, "K" + ahead + tops, "L" + ahead + behind + b0t, "O" + ahead + top + tops


def _children(s1t: str, s0t: str, s0lt: str, s0rt: str, s1lt: str, s1rt: str) -> Features:
    low = s1t + s0t
    return "j" + low + s1rt, "k" + low + s0rt, "l" + low + s0lt, "m" + low + s1lt


def _stacked(s1t: str, s0t: str, s1n: str, s1c: str, under: str, top: str) -> Features:
    low = s1t + s0t
    return "E" + low + s1n, "J" + low + under, "M" + top + low, "Q" + s1c + low


def _marked(b0t: str, ahead: str, s0c: str, s1c: str) -> Features:
    return "X" + s1c + s0c + b0t, "Y" + s0c + ahead + b0t


def _top_word(s0w: str, s0n: str, s0c: str, gap: str, ahead: str) -> Features:
    return "C" + s0n + s0w, "H" + gap + s0w, "N" + ahead + s0w, "S" + s0c + s0w


def _top_word_ahead(s0w: str, b0t: str, b1t: str) -> Features:
    return "n" + s0w, "s" + b0t + s0w, "x" + b1t + s0w


def _top_word_low(s0w: str, s1t: str, s0t: str, b0t: str) -> Features:
    return "w" + s1t + s0w, "3" + s0w + " " + s1t + s0t + b0t


def _next_word(b0w: str, s0t: str, s1t: str) -> Features:
    return "o" + b0w, "t" + s0t + b0w, "z" + s1t + b0w


def _second_word(b1w: str, b0t: str) -> Features:
    return "q" + b1w, "y" + b0t + b1w


def _stacked_word(s1w: str, s0t: str, b0t: str) -> Features:
    return "p" + s1w, "v" + s0t + s1w, "A" + b0t + s1w


def _child_word(s0lw: str, s1t: str, s0t: str, b0t: str) -> Features:
    return "0" + s0lw + " " + s1t + s0t, "1" + s0lw + " " + s0t + b0t


MOVES: tuple[Template, ...] = (
    _top, _low, _below_top, _below_next, _between, _children, _stacked, _marked, _top_word, _top_word_ahead,
    _top_word_low, _next_word, _second_word, _stacked_word, _child_word,
)  # fmt: skip
"""What the choice of a move looks at, in the order of `trees.move_groups`, beside what stands for itself there."""


def _ends(both: str, side: str, hw: str, cw: str) -> Features:
    return "a" + both, "b" + both + hw, "c" + both + cw, "d" + hw + " " + cw, "e" + side + cw, "f" + side + hw


def _around_child(both: str, gap: str, mark: str, before: str, behind: str) -> Features:
    return "g" + both + gap, "m" + both + mark, "n" + both + mark + before, "o" + both + behind


def _around_head(both: str, around: str, count: str, mark: str) -> Features:
    return "u" + both + around, "x" + both + count, "y" + both + mark


def _grandchildren(both: str, ct: str, opens: str, below: str, tags: str) -> Features:
    return "h" + both + opens, "i" + ct + opens, "j" + both + below, "v" + both + tags


def _sisters(both: str, sisters: str, sister_gap: str) -> Features:
    return "k" + both + sisters, "p" + both + sister_gap


def _head_word(ct: str, sisters: str, hw: str, side: str, below: str) -> Features:
    return "l" + sisters + ct + hw, "w" + side + below + hw


def _opening(opens: str, cw: str, hw: str, near: str) -> Features:
    return "q" + opens + " " + cw, "r" + opens + " " + hw, "s" + near + cw


def _word_before(both: str, before: str) -> Features:
    return ("t" + both + before,)


def _first_word(both: str, first: str) -> Features:
    return ("z" + both + first,)


LABELS: tuple[Template, ...] = (
    _ends, _around_child, _around_head, _grandchildren, _sisters, _head_word, _opening, _word_before, _first_word,
)  # fmt: skip
"""What the choice of a label looks at, in the order of `trees.label_groups`."""
