"""A dependency tree for every statement: an arc-hybrid transition parser that takes the best move each time.

Words wait in a row; the parser moves them onto a stack (SHIFT), hangs the top of the stack on the next word in the row
(LEFT) or on the word below it (RIGHT). Each move is chosen by a linear model over what lies around, and the label of an
arc by a second model when the arc is made. Punctuation is taken out before, and comes back as "a comma stands before".
Kuhlmann, Gómez-Rodríguez, Satta 2011; Goldberg, Nivre 2013 (how it is learnt).
"""

from __future__ import annotations

from collections.abc import Sequence

from .features import LABELS, MOVES, Groups
from .scoring import Grouped, models
from .tagger import Known, normal
from .tokens import is_mark

SHIFT, LEFT, RIGHT = 0, 1, 2

_GAPS = "0123445555666666"
"""A letter for how far two words are apart."""


class State:
    """The words of one statement and the arcs made so far; index `size` is the root, which waits behind the last word.

    Every list has an entry for the root and two more, so that looking behind the end needs no check.
    """

    __slots__ = (
        "before", "first", "heads", "labels", "last", "left", "next", "right", "size", "stack", "tags", "words",
    )  # fmt: skip

    def __init__(self, words: Sequence[str], tags: str, before: str) -> None:
        self.size = len(words)
        self.words = [*words, "$", "$", "$", "^"]
        "In lower case; empty for rare ones. The last entry, index -1, is what an empty stack shows."
        self.tags = tags + "$$$^"
        self.before = before + "    "
        "One letter for the punctuation before each word, a blank for none."
        self.stack: list[int] = []
        self.next = 0
        rest = [-1] * (self.size + 4)
        self.heads, self.first, self.last = rest, rest[:], rest[:]
        "Head of each word; its outermost child on the left and on the right."
        self.labels = [" "] * (self.size + 4)
        "Label of the arc to the head, as one letter."
        self.left, self.right = [0] * (self.size + 4), [0] * (self.size + 4)
        "Number of children on each side."

    def attach(self, head: int, child: int, label: str) -> None:
        """Hang a word on another one."""
        self.heads[child] = head
        self.labels[child] = label
        if child < head:
            self.first[head] = child
            self.left[head] += 1
        else:
            self.last[head] = child
            self.right[head] += 1

    def allowed(self) -> tuple[bool, bool, bool]:
        """Return which moves can be made: SHIFT, LEFT, RIGHT."""
        stack, rest = len(self.stack), self.size - self.next
        # the root takes one word, once no other waits
        return rest > 0, stack > 0 and (rest > 0 or stack == 1), stack > 1

    def move(self, move: int, label: str = " ") -> None:
        """Make a move; a label is needed for LEFT and RIGHT."""
        if move == SHIFT:
            self.stack.append(self.next)
            self.next += 1
        else:
            head, child = self.arc(move)
            self.stack.pop()
            self.attach(head, child, label)

    def arc(self, move: int) -> tuple[int, int]:
        """Return head and child of the arc that LEFT or RIGHT makes."""
        return (self.next if move == LEFT else self.stack[-2]), self.stack[-1]


def move_groups(state: State) -> Groups:
    """Return what the choice of a move looks at, a group for each template of `features.MOVES`, and other features.

    s is the stack from the top, b the row from its first word.
    """
    stack, b0 = state.stack, state.next
    s0 = stack[-1] if stack else -1
    s1 = stack[-2] if len(stack) > 1 else -1
    s2 = stack[-3] if len(stack) > 2 else -1
    w, t, label, marks = state.words, state.tags, state.labels, state.before
    s0w, s1w, b0w, b1w = w[s0], w[s1], w[b0], w[b0 + 1]
    s0t, s1t, b0t, b1t = t[s0], t[s1], t[b0], t[b0 + 1]
    s0l, s0r, s1l, s1r, b0l = state.first[s0], state.last[s0], state.first[s1], state.last[s1], state.first[b0]
    gap, under = _GAPS[min(b0 - s0, 15)] if s0 >= 0 else "-", _GAPS[min(s0 - s1, 15)] if s1 >= 0 else "-"
    ahead, top = marks[b0], marks[s0]
    s0n, b0n, s1n = f"{state.left[s0]}{state.right[s0]}", str(state.left[b0]), str(state.right[s1])
    s0c, s1c, b0c = label[s0l] + label[s0r], label[s1l] + label[s1r], label[b0l]
    groups = (
        (s0t, b0t, b1t, t[b0 + 2]),
        (t[s2], s1t, s0t, b0t),
        (s0t, b0t, t[s0l], t[s0r], s0n, s0c),
        (s0t, b0t, t[b0l], b0n, b0c),
        (s0t, b0t, gap, ahead, top, marks[b0 + 1]),
        (s1t, s0t, t[s0l], t[s0r], t[s1l], t[s1r]),
        (s1t, s0t, s1n, s1c, under, top),
        (b0t, ahead, s0c, s1c),
        (s0w, s0n, s0c, gap, ahead),
        (s0w, b0t, b1t),
        (s0w, s1t, s0t, b0t),
        (b0w, s0t, s1t),
        (b1w, b0t),
        (s1w, s0t, b0t),
        (w[s0l], s1t, s0t, b0t),
    )
    return groups, (
        "r" + s0w + " " + b0w, "u" + s1w + " " + s0w, "Z" + b1w + " " + b0w, "I" + gap + b0w, "F" + s1n + s1w,
        "2" + w[s1r] + " " + s1t + s0t, "W" + ahead + s1t + s0t + b0t, "T" + s1t + s0t + b0t + b1t,
    )  # fmt: skip


def label_groups(state: State, head: int, child: int) -> tuple[tuple[str, ...], ...]:
    """Return what the choice of a label looks at before the arc is made, a group for each of `features.LABELS`."""
    w, t, label, marks = state.words, state.tags, state.labels, state.before
    side = "<" if child < head else ">"
    hw, cw, ct, both = w[head], w[child], t[child], t[head] + t[child] + side
    near, far = state.first[child], state.last[child]
    sister = state.first[head] if child < head else state.last[head]
    gap = _GAPS[min(abs(head - child), 15)]
    sisters, below = label[state.first[head]] + label[state.last[head]], label[near] + label[far]
    return (
        (both, side, hw, cw),
        (both, gap, marks[child], t[child - 1], t[child + 1]),
        (both, t[head - 1] + t[head + 1], str(state.left[head]), marks[head]),
        (both, ct, w[near], below, t[near] + t[far]),
        (both, sisters, label[sister] + gap),
        (ct, sisters, hw, side, below),
        (w[near], cw, hw, label[near]),
        (both, w[child - 1]),
        (both, w[state.first[head]]),
    )


def marks_before(texts: Sequence[str]) -> tuple[list[int], str]:
    """Return the indices of the words that are no punctuation, and one letter for the marks before each of them."""
    kept: list[int] = []
    before: list[str] = []
    mark = " "
    for at, text in enumerate(texts):
        if not is_mark(text):
            kept.append(at)
            before.append(mark)
            mark = " "
        elif mark in " -":
            # of several marks the first that parts clauses counts
            mark = {"–": "-", "—": "-", "“": '"', "”": '"', "''": '"', "``": '"', ";": ":", "[": "(", "]": ")"}.get(
                text, text[0]
            )
    return kept, "".join(before)


def known_words(lowers: Sequence[str], known: Known) -> list[str]:
    """Return the words that the models know, numbers alike, and "" for each other one."""
    return [word if (word := normal(lower)) in known else "" for lower in lowers]


def _best_move(state: State, model: Grouped) -> int:
    """Return the possible move with the highest score."""
    options = [move for move, may in enumerate(state.allowed()) if may]
    if len(options) == 1:
        return options[0]
    scores = model.scores(*move_groups(state))
    return max(options, key=scores.__getitem__)


def tree(lowers: Sequence[str], texts: Sequence[str], codes: str) -> tuple[list[int], list[str]]:
    """Return head and label of each token; punctuation hangs nowhere (-1) and is "punct"."""
    settings, known = models()
    letters: str = settings["letters"]
    names: dict[str, str] = settings["labels"]
    moves, labels = known["moves"].grouped(MOVES), known["arcs"].grouped(LABELS)
    kept, before = marks_before(texts)
    shown = known_words([lowers[at] for at in kept], settings["known"])
    state = State(shown, "".join([codes[at] for at in kept]), before)
    while state.next < state.size or state.stack:
        move = _best_move(state, moves)
        if move == SHIFT:
            state.move(SHIFT)
        else:
            state.move(move, letters[labels.best(label_groups(state, *state.arc(move)))])
    heads, relations = [-1] * len(texts), ["punct"] * len(texts)
    for place, at in enumerate(kept):
        head = state.heads[place]
        heads[at] = kept[head] if head < state.size else -1
        relations[at] = names[state.labels[place]]
    return heads, relations
