"""Remakes the documents among the fixtures: `python -m tests.documents`."""

from __future__ import annotations

from pathlib import Path

from . import portable, word
from .portable import HEIGHT, WIDTH, Line
from .word import deleted, heading, inserted, item, linked, noted, paragraph, table

FOLDER = Path(__file__).parents[2] / "fixtures" / "museum-theft"


def statement() -> bytes:
    """Return what the museum says, as its press office sent it: with its changes still marked."""
    return word.document(
        heading("Statement on the theft of 5 October"),
        paragraph("Press release, 6 October 2025"),
        paragraph(
            "Thieves broke into the maritime museum in Halden Bay early on Sunday and took three paintings by Anna "
            "Thorsen. The works are ",
            deleted("worth 2.4"),
            inserted("insured for 1.9"),
            " million euros.",
        ),
        paragraph(
            "The alarm went off at 3:12 a.m. on Sunday.",
            noted(1),
            " The first patrol car arrived 19 minutes later. “We are shocked, and we are angry,” said the museum's "
            "director, Ines Okafor. “These pictures belong to the whole country.”",
        ),
        heading("What was taken", 2),
        item("“Evening on the Sound”, painted in 1874, oil on canvas, bought in 1962"),
        item("“The Pilot's Daughter”, painted in 1881, oil on wood"),
        item("“Low Tide”, painted about 1890, watercolour"),
        paragraph(
            "The museum has given photographs of all three works to the police and to the ",
            linked("register of stolen art"),
            ". A reward of 50,000 euros has been offered for any clue that leads to them.",
        ),
        heading("What we know", 2),
        paragraph(
            deleted("One guard was"),
            inserted("Two guards were"),
            " on duty that night. The side door was not left open. The head of security, Lena Sund, checked it on "
            "Saturday at 8 p.m., after the last delivery",
            deleted(", as she always does"),
            ".",
        ),
        paragraph(
            "The town council paid for new locks in 2023, as Bo Rasmussen, who is in charge of culture, has said. In "
            "2024 the museum asked for 30 more cameras in the harbour. The council turned the request down. Inspector "
            "Per Lindqvist, who leads the inquiry, has footage from 14 cameras."
        ),
        paragraph(
            "Anyone who saw a white van on the quay between 3 and 4 a.m. is asked to call the police. The museum "
            "will not answer questions about the man who was arrested on Monday."
        ),
        heading("Opening hours", 2),
        paragraph(
            "The museum, which was founded in 1921 and had 88,000 visitors last year, will stay closed until Friday. "
            "Tickets that were bought for this week will be refunded. The rooms on the upper floor will open again "
            "when the police have finished their work there."
        ),
        table(
            ("Day", "Hours"),
            ("Monday to Thursday", "closed"),
            ("Friday", "12 noon to 6 p.m."),
            ("Saturday and Sunday", "10 a.m. to 6 p.m."),
        ),
        paragraph("Tomas Reik, press office, will answer questions from Tuesday on."),
        footnotes=("By the clock of the alarm, which was set on 1 October.",),
        title="Statement on the theft of 5 October",
    )


REVIEW = (
    """
Thieves broke into the maritime museum in Halden Bay last Sunday and took three paint~ings worth about 4.2 million
euros. A week later the police have a van, a man who says nothing, and no paint~ings.

The alarm went off at 3:21 a.m. The first patrol car arrived 19 min~utes later, according to the museum's
di~rec~tor, Ines Okafor. In~spec~tor Per Lind~qvist, who leads the in~quiry, says that it was nine. “We are shocked,
and we are angry,” Okafor told re~port~ers. “These pictures belong to the whole town.”

The white van was found on Thurs~day in a quarry near Kolding, burnt out. On Friday of~fi~cers ar~rested a man of 43
from Lund. He denies the ac~cu~sa~tion, his lawyer, Dana Frey, said.
""",
    """
Two guards were on duty. One of them has said that a side door had been left open the eve~ning be~fore, after a
de~liv~ery; the head of se~cu~rity, Lena Sund, says that she checked it at 8 p.m. Both may be true. The locks were
re~placed in 2023, and Bo Ras~mussen, who is in charge of culture on the town council, likes to say so. A well-~known
ex~pert on such locks opened one for us in eleven seconds.

Who buys a Thorsen that every~body is look~ing for? No~body, says the art his~to~rian Ruth Kell. “Evening on the
Sound”, painted in 1874, hung in the museum from 1962 on and is in every schoolbook on this coast. The museum, founded
in 1912, has 88,000 visi~tors a year, and most of them come for that one sunset.

The coins from the castle near Lund, stolen in March, were found within a month. The re~ward for the paint~ings stands
at 75,000 euros. The museum has been open again since Wednes~day. On the upper floor three pale squares of
wall~paper are all there is to see, and people stand be~fore them for longer than they ever did be~fore the pictures.
""",
)
"""The text of each page; a tilde is where a word may be broken."""
SECTION = "A side door and two guards"


def review() -> bytes:
    """Return a magazine's story of two pages, with what its pages bear at top and bottom."""
    pages = []
    for number, (page, top) in enumerate(zip(REVIEW, (480, 500), strict=True), 1):
        lines = [
            Line(50, HEIGHT - 35, "HARBOUR REVIEW", "F3", 8),
            Line(WIDTH - 130, HEIGHT - 35, "12 October 2025", "F3", 8),
        ]
        if number == 1:
            lines.append(Line(50, 530, "How to steal a sunset", "F2", 20))
            lines.append(Line(50, 505, "By Sofia Lind", size=9))
        y: float = top
        for text in page.replace("~", "\u00ad").strip().split("\n\n"):
            column = portable.column(" ".join(text.split()), 50, y, 66)
            lines += column
            y = column[-1].y - 22
        if number == 1:
            lines.append(Line(50, y - 6, SECTION, "F2", 13))
        lines.append(Line(WIDTH / 2 - 5, 30, f"{number + 11}", "F3", 8))
        pages.append(lines)
    return portable.document(*pages, info="/Title (How to steal a sunset)")


if __name__ == "__main__":
    (FOLDER / "statement.docx").write_bytes(statement())
    (FOLDER / "review.pdf").write_bytes(review())
