"""Numbers: every quantity of a statement as an interval with a unit, and how two are compared."""

from .finding import find_numbers
from .quantities import agree, magnitude, narrow, rounder, same_quantity

__all__ = ["agree", "find_numbers", "magnitude", "narrow", "rounder", "same_quantity"]
