"""A fact that every draft must hold."""

from __future__ import annotations

from ..digest import digest
from ..match import Missing
from ..model import Finding, Kind, Severity
from ..rule import REQUIRED, Example, Judgement


class MissingFact(Judgement[Missing]):
    """The draft does not hold a fact that it must.

    Why it matters: a correction, a number of dead or an embargo that every version has to carry is lost in one.
    What it lets pass: the fact in other words, in several sentences, or with more beside it. It speaks only in
    `xcheck check`, of facts named by `required` in the configuration or by --require; A is the draft, B the fact.
    """

    id = "missing-fact"
    kind = Kind.OMISSION
    severity = Severity.ERROR
    judges = REQUIRED
    agree = (
        Example("The quake killed 12 people in Agadir, and 40 were hurt.", "The quake killed 12 people."),
        Example("In Agadir, twelve people died in the quake.", "The quake killed 12 people in Agadir."),
        Example("Rescue teams came on Monday. Mayor Ines Duarte thanked them.", "Ines Duarte is the mayor."),
    )
    differ = (
        Example("The quake killed 15 people in Agadir.", "The quake killed 12 people in Agadir.", "12 people"),
        Example("Rescue teams arrived in Agadir on Monday.", "The quake killed 12 people.", "does not hold"),
    )

    def judge(self, found: Missing) -> Finding:
        """Return the finding on a required fact, where the draft comes nearest to it."""
        side, fact = found.side, found.fact
        finding = self.finding(
            (side, found.span),
            message=f"{side.name} does not hold “{fact}”",
            subject=fact.lower(),
            confidence=found.confidence,
        )
        # known by the fact, not by the words that happen to come nearest
        return finding.replace(id=digest(f"{self.id}\x1f{' '.join(fact.lower().split())}")[:16])
