"""RULES, the one list: a new rule is one file and one line here; its order is the order of `xcheck rules`."""

from __future__ import annotations

from ..config import Settings
from ..errors import UnknownRule
from ..rule import Rule
from .altered_quote import AlteredQuote
from .date_conflict import DateConflict
from .diverging_definition import DivergingDefinition
from .dropped_attribution import DroppedAttribution
from .flipped_negation import FlippedNegation
from .loaded_verb import LoadedVerb
from .membership_conflict import MembershipConflict
from .missing_fact import MissingFact
from .name_conflict import NameConflict
from .number_conflict import NumberConflict
from .omitted_detail import OmittedDetail
from .omitted_name import OmittedName
from .omitted_statement import OmittedStatement
from .opposite_word import OppositeWord
from .other_word import OtherWord
from .respelt_name import RespeltName
from .retargeted_quote import RetargetedQuote
from .reworded_claim import RewordedClaim
from .role_conflict import RoleConflict
from .shifted_certainty import ShiftedCertainty
from .shifted_degree import ShiftedDegree
from .shifted_scope import ShiftedScope
from .speaker_conflict import SpeakerConflict
from .unquoted_words import UnquotedWords
from .unsupported_quote import UnsupportedQuote
from .unsupported_statement import UnsupportedStatement
from .updated_figure import UpdatedFigure
from .vague_date import VagueDate
from .vague_number import VagueNumber
from .vague_speaker import VagueSpeaker

RULES: tuple[Rule, ...] = (
    NumberConflict(),
    VagueNumber(),
    UpdatedFigure(),
    DateConflict(),
    VagueDate(),
    NameConflict(),
    RespeltName(),
    OmittedName(),
    MembershipConflict(),
    RoleConflict(),
    AlteredQuote(),
    UnquotedWords(),
    RetargetedQuote(),
    SpeakerConflict(),
    VagueSpeaker(),
    DroppedAttribution(),
    LoadedVerb(),
    ShiftedDegree(),
    ShiftedScope(),
    ShiftedCertainty(),
    FlippedNegation(),
    OppositeWord(),
    OtherWord(),
    RewordedClaim(),
    DivergingDefinition(),
    OmittedDetail(),
    OmittedStatement(),
    UnsupportedQuote(),
    UnsupportedStatement(),
    MissingFact(),
)


def find_rule(id: str) -> Rule:
    """Return the rule with that id; UnknownRule offers the nearest."""
    for rule in RULES:
        if rule.id == id:
            return rule
    from rapidfuzz.process import extractOne

    near = extractOne(id.lower(), [rule.id for rule in RULES])
    raise UnknownRule(f"there is no rule {id!r}; did you mean {near[0]}? `xcheck rules` lists them all")


def choose(settings: Settings) -> tuple[Rule, ...]:
    """Return the rules that the settings ask for, in the order of the list."""
    wanted = {find_rule(id).id for id in settings.select} or {rule.id for rule in RULES}
    wanted -= {find_rule(id).id for id in settings.ignore}
    return tuple(rule for rule in RULES if rule.id in wanted)
