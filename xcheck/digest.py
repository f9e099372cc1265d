"""The hash by which findings, files and articles are known again."""

from __future__ import annotations

from hashlib import sha256


def digest(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8 in hexadecimal; lone surrogates are kept as they are."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
