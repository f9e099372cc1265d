"""Dates: every point or stretch of time of a statement, with its precision."""

from .dateline import find_dateline
from .finding import find_dates
from .precision import dates_agree, vaguer
from .spoken import spoken

__all__ = ["dates_agree", "find_dateline", "find_dates", "spoken", "vaguer"]
