"""Words in quotation marks that no source holds as said by anybody."""

from __future__ import annotations

from ..match import Misquoted
from ..model import Finding, Kind, Severity
from ..rule import Example, Judgement


class UnsupportedQuote(Judgement[Misquoted]):
    """A quotation of the draft stands so in no source.

    Why it matters: words between quotation marks are the first thing a fact-checker looks up; a reader takes them for
    what was said, letter by letter.
    What it lets pass: scare quotes and the titles of works; and, as the same words, only these: other marks (curly,
    straight, single, dashes, Markdown), white space, capitals, a comma or stop; British or American spelling, a typing
    slip of the source; contractions (don't, do not), figures (three, 3), & for and; what an editor put in brackets; a
    part of a longer quotation; an ellipsis for words left out within one utterance, unless it joins the beginning of
    one sentence to the middle of another. Sentences of one utterance may be interrupted by "he said" and go on in the
    next paragraph.
    What it does not let pass: any other word, order or cut. A quotation printed as a whole sentence that ends before a
    condition or contrast of the source (if, unless, once, until, but); one put together from two sentences or two
    speakers; words that the sources only report: a paraphrase is no quotation. The very words without quotation marks
    in the source are a warning; in the first person, or behind a speaker's name and a colon, the text is itself
    somebody's words and bears the quotation out. Whose words they are is for speaker-conflict. It speaks only in
    `xcheck check`, and there in the place of altered-quote.
    """

    id = "unsupported-quote"
    kind = Kind.CONFLICT
    severity = Severity.ERROR
    judges = "quotation"
    instead_of = ("altered-quote", "unquoted-words")
    agree = (
        Example(
            "“We do not sell the harbour,” Mayor Vale said.",
            "“We don't sell the harbor,” said Mayor Ada Vale. “It is ours.”",
        ),
        Example(
            "Vale said the council would “never sell” it. “The harbour is ours,” she said.",
            "“We will,” Vale said, “never sell. The harbour is ours.”",
        ),
        Example(
            "“We will … go home in May,” Vale said.",
            "“We will pack our things and go home in May,” Vale said.",
        ),
        Example("“We will stay,” Vale wrote.", "Dear friends, we will stay. Yours, Ada Vale."),
        Example("The “so-called experts” met in “The Old Harbour”, a hall.", "The experts met in a hall."),
    )
    differ = (
        Example(
            "“We will never sell the harbour,” Mayor Vale said.",
            "Mayor Vale said that the town would not sell the harbour.",
            "no source has in a quotation",
        ),
        Example(
            "“We will never sell the old harbour,” Vale said.",
            "“We will not sell the old harbour,” Vale said.",
            "quotes “never”, right.txt “not”",
        ),
        Example(
            "“We will sell the harbour,” Vale said.",
            "“We will sell the harbour if the voters agree,” Vale said.",
            "goes on: “if the voters agree”",
        ),
        Example(
            "“The owner ... may leave at any time,” Vale said.",
            "“The owner has to stay for two years,” Vale said. “His guests may leave at any time.”",
            "joins by an ellipsis two sentences",
        ),
        Example(
            "“We will never sell the harbour; the ferries go on as long as I live,” Vale said.",
            "“We will never sell the harbour,” Vale said. “The ferries go on as long as I live,” Jon Lund said.",
            "has as one quotation what right.txt has in several",
        ),
        Example(
            "Vale called it “a gift to strangers”.",
            "Vale said it was a gift to strangers.",
            "without quotation marks",
        ),
    )

    def judge(self, found: Misquoted) -> Finding:
        """Return the finding on a quotation that stands so in no source, at the words that differ."""
        return self.finding(
            *((found.side, span) for span in found.marked),
            *found.places,
            message=f"{found.side.name} {found.what}",
            subject="quotation",
            confidence=0.9 if found.places else 0.85,
            severity=found.severity,
        )
