"""A statement of a draft that no source bears out."""

from __future__ import annotations

from ..match import Unsupported
from ..model import Finding, Kind, Severity
from ..rule import Example, Judgement


class UnsupportedStatement(Judgement[Unsupported]):
    """No source bears this statement of the draft out.

    Why it matters: a name, figure or act that stands in no source was made up, mixed up, or needs a source.
    How bad it is: facts come first. A name, figure or date that no source has is an error, each on its own words, and
    so is what a person is accused of (arrested, charged, bribed, resigned, died; the table accusations.tsv): a reader
    looks these up, and they are right or wrong. So is, in a statement that is not borne out, a fact that the sources
    tell of something else; and so is an office that they give to another person. Another office than theirs, a fuller
    form of a known name, a round or relative figure, and acts and whole statements that the sources do not tell are
    warnings: there the words are the writer's, and a free paraphrase may be meant.
    A "not" in a statement that is else borne out, where no source denies anything, is a note, and so is a figure, name
    or date that no source has as it stands, in a statement that is else borne out: what is counted has its finding.
    Relations come next: an act that the sources tell of another party ("Vey rejected the ruling", where the company
    did) is a warning, and an error where both have names or the two change places. An error is what is told as done
    where the sources order, plan or consider it ("has sued", where the union is considering a lawsuit), or only ask
    about it ("found that", where they are checking whether), an end of what is under way, an order of two acts turned
    round, a share that is larger than theirs ("all" for "most", "most" for two of five), an office of another body
    (the board's lawyer, where she is the union's), an answer turned round (admits, denies), a figure of another act
    (12 million for pipes, where they have it for filters), and what is turned round in other words: the opposite act on
    one thing (dismissed the staff, kept it), the opposite of how it is described (the evening crossing, the smallest
    crowd), a direction or a bound (40 years later, from 36 to 48, at most five), who won, who leads what, a vote called
    unanimous that had votes against it. What stands under a condition alone is as if it were not told: "convicted" is
    no support from "if he is convicted". A condition that is left out ("only if"), a cause and a
    superlative ("the longest ruling") that no source tells are warnings.
    That people died is an error where no source has a word of it; that they were charged, or that somebody caused
    something, is a warning.
    What it lets pass: other words for the same thing; one word that stands alone; statements fused from several
    sentences of a source; what a source contradicts, which the conflict rules tell. It speaks only in `xcheck check`.
    Whether two words mean one party it knows from names, titles and appositions: where these say nothing, and where
    a sentence is built in a way that its grammar does not read, an error made of the source's own words may pass.
    """

    id = "unsupported-statement"
    kind = Kind.OMISSION
    severity = Severity.WARNING
    judges = "statement"
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
            "Mayor Ines Duarte rejected the plan.",
            "The plan was rejected by engineers, among them Ines Duarte, the designer. Mayor Ana Lima welcomed it.",
            "no source calls this person “Mayor”, but another one",
        ),
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
        Example(
            "The passengers' association will appeal.",
            "The ferry company Halden Lines rejected the ruling and said it would appeal. "
            "The passengers' association called it a relief.",
            "the sources tell “appeal” of “The ferry company Halden Lines”",
        ),
    )

    def judge(self, found: Unsupported) -> Finding:
        """Return the finding on words of a draft, or a whole statement, that no source bears out."""
        side, span = found.side, found.span
        return self.finding(
            (side, span),
            message=_says(found),
            subject="statement" if span == side.statement.span else side.text(span).lower(),
            confidence=found.confidence,
            severity=found.severity,
        )


def _says(one: Unsupported) -> str:
    """Return what is wrong: the whole, or some words."""
    side, span = one.side, one.span
    if one.message:
        return one.message
    if span == side.statement.span:
        return "no source tells this as it stands here"
    words = side.text(span)
    if one.severity is Severity.NOTE:
        return f"“{words}” denies what the sources tell without a denial"
    if one.office:
        return f"no source calls this person “{words}”" + (", but another one" if one.elsewhere else "")
    if one.elsewhere:
        return f"the sources have “{words}” only of something else"
    return f"no source tells “{words}”"
