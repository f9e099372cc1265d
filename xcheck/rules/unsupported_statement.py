"""A statement of a draft that no source bears out."""

from __future__ import annotations

from collections.abc import Iterator

from ..match import Comparison, Side
from ..model import Finding, Kind, Severity, Span
from ..rule import Example, Rule


class UnsupportedStatement(Rule):
    """No source bears this statement of the draft out.

    Why it matters: a name, figure or act that stands in no source was made up, mixed up, or needs a source.
    What it lets pass: other words for the same thing; statements fused from several sentences of a source;
    what a source contradicts, which the conflict rules tell. It speaks only in `xcheck check`. It goes by
    words and facts: an error made of the source's own words ("A beat B" for "B beat A") may pass, and a free
    paraphrase may be told.
    """

    id = "unsupported-statement"
    kind = Kind.OMISSION
    severity = Severity.WARNING
    mode = "check"
    agree = (
        Example("The quake killed 12 people.", "Twelve people died in the quake. Schools stay closed until May."),
        Example(
            "Mayor Ines Duarte opened the bridge on Monday.",
            "The bridge cost 4 million euros. It was opened on Monday by Ines Duarte, the mayor.",
        ),
        Example("Norway signed the treaty.", "Norway, Denmark and Iceland signed the treaty on Friday."),
    )
    differ = (
        Example(
            "The ferry company will pay 40 million dollars to the families of the victims.",
            "A ferry sank off the coast on Monday. Divers found twelve bodies in the hull.",
            "no source",
        ),
        Example(
            "Mayor Ines Duarte opened the bridge with Pedro Lima.",
            "The bridge cost 4 million euros. It was opened on Monday by Ines Duarte, the mayor.",
            "Pedro Lima",
        ),
        Example(
            "She opened the bridge on Monday.",
            "The bridge cost 4 million euros. It was opened on Monday by Ines Duarte, the mayor.",
            "nothing before “She” tells who or what it means",
        ),
    )

    def check(self, comparison: Comparison) -> Iterator[Finding]:
        """Yield the statements that the run found borne out by no source, at the words borne out worst."""
        for side, span, sure in comparison.unsupported:
            whole = span == side.statement.span
            yield self.finding(
                (side, span),
                message=_says(side, span),
                subject="statement" if whole else side.text(span).lower(),
                confidence=sure,
            )


def _says(side: Side, span: Span) -> str:
    """Return what is wrong: the whole, an opening pronoun, or some words."""
    if span == side.statement.span:
        return "no source bears this statement out as it stands"
    from ..support.risks import STANDING_FOR  # here, because only a check has use for it

    words = side.text(span)
    if words.lower() in STANDING_FOR:
        return f"nothing before “{words}” tells who or what it means, so no source can bear this out"
    return f"no source bears out “{words}”"
