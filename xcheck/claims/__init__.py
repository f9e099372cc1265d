"""What each article claims, and which claims of two articles are about the same fact.

`clauses` takes a statement apart, `pairing` holds claims against claims; rules ask what the two say otherwise.
"""

from __future__ import annotations

from .clauses import Claim, claims_of
from .neighbours import Neighbours
from .pairing import COPY, ClaimPair, claim_pairs, whole

__all__ = ["COPY", "Claim", "ClaimPair", "Neighbours", "claim_pairs", "claims_of", "whole"]
