"""SHA-256 by Python's own module: hashlib would load OpenSSL, which takes 2 ms of every start."""

from __future__ import annotations

try:
    from _sha2 import sha256  # type: ignore[import-not-found]  # Python 3.12 and later
except ImportError:
    try:
        from _sha256 import sha256  # type: ignore[import-not-found]  # Python 3.11
    except ImportError:  # built without its own hashes
        from hashlib import sha256


def digest(text: str) -> str:
    """Return the hash of a text in UTF-8 in hexadecimal; lone surrogates are kept as they are."""
    value: str = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return value
