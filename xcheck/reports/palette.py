"""The styles of the terminal report by name, and how a piece of text gets one."""

from __future__ import annotations

from collections.abc import Callable

STYLES = {
    "error": "bold red",
    "warning": "bold yellow",
    "note": "bold cyan",
    "mark-error": "bold underline red",
    "mark-warning": "bold underline yellow",
    "mark-note": "bold underline cyan",
    "good": "bold green",
    "heading": "bold",
    "message": "bold",
    "rule": "dim",
    "dim": "dim",
    "place": "dim",
}
"""The sixteen colours that a terminal's own theme defines, so that they read on light and dark alike."""

Painter = Callable[[str, str], str]


def painter(color: bool) -> Painter:
    """Return a function that puts a text into a named style, or leaves it as it is without colour."""
    if not color:
        return lambda text, style: text
    from rich.color import ColorSystem
    from rich.style import Style

    styles = {name: Style.parse(definition) for name, definition in STYLES.items()}

    def paint(text: str, style: str) -> str:
        return styles[style].render(text, color_system=ColorSystem.STANDARD) if style else text

    return paint
