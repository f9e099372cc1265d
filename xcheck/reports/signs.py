"""The signs of a terminal report: of severities, and of statements in a bar."""

from __future__ import annotations

from ..model import Severity

SIGNS = {Severity.ERROR: "✗", Severity.WARNING: "!", Severity.NOTE: "·"}

MET, ALONE, DIFFERS = "▮", "▯", "~"
"""A statement with a counterpart or borne out, one without, one that differs from what bears it out."""
