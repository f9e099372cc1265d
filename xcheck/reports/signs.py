"""The signs of severities on a terminal."""

from __future__ import annotations

from ..model import Severity

SIGNS = {Severity.ERROR: "✗", Severity.WARNING: "!", Severity.NOTE: "·"}
