"""What reports are held to: our own schema of the JSON report, and those that others published for SARIF and JUnit."""

from __future__ import annotations

import json
from functools import cache

import jsonschema_rs

from xcheck.reports.schema import schema


@cache
def report_schema(part: str = "") -> jsonschema_rs.Validator:
    """Return what validates a JSON report, or one of the parts that its schema defines."""
    root = json.loads(schema())
    jsonschema_rs.meta.validate(root)
    return jsonschema_rs.validator_for({"$ref": f"#/$defs/{part}", "$defs": root["$defs"]} if part else root)
