"""The main text of a saved page: no menus, notices about cookies, comments or links to other stories.

What no reader sees and what only leads elsewhere is cut by rules here; which of the rest is the article says
trafilatura. Its guess at the date looks at the clock, so the metadata are read by page.py.
"""

from __future__ import annotations

import re
from typing import Any

from .blocks import HEADING, has_article, plain_text, titled
from .extract import COPY_IT, Extract, Refused
from .markup import drop_notes, tree_blocks
from .page import article_body, metadata

MOST_ELEMENTS = 100_000
"A long article with hundreds of comments has 20,000; the work of trafilatura grows faster than the page."
DEEPEST = 1_000
"Elements within elements; real pages have 30 to 60."

FULLER = 1.5
"The article in a page's JSON-LD is taken where it is so much longer than what the page shows."

LINKED = 0.8
"Share of the text of a list or box of links that is in them."
FEWEST_LINKS = 2
MOST_PARAGRAPHS = 0.9
"Share of the letters in paragraphs that makes a box the article."

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{2,40})""")
_ILLEGAL = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"What XML may not hold, for which trafilatura would give up a whole page."
_REFERENCE = re.compile(r"&#(?:0*(?P<ten>[0-9]{1,7})|[xX]0*(?P<sixteen>[0-9A-Fa-f]{1,6}));?")
_HEAD = 4096
"Bytes in which a page says its encoding."

_UNSEEN = """
    //del | //s | //strike
    | //script[not(@type='application/ld+json')] | //style | //template | //noscript | //svg | //math | //iframe
    | //object | //dialog | //form | //button | //select | //textarea | //nav | //menu
    | //*[@hidden] | //*[@aria-hidden='true'] | //*[@aria-modal='true']
    | //*[@role='dialog' or @role='alertdialog' or @role='navigation' or @role='search' or @role='menu']
    | //*[contains(translate(@style, ' ', ''), 'display:none')]
    | //*[contains(translate(@style, ' ', ''), 'visibility:hidden')]
    | //*[contains(translate(@style, ' ', ''), 'line-through')]
    | //*[contains(concat(' ', @class, ' '), ' sr-only ')]
    | //*[contains(concat(' ', @class, ' '), ' visually-hidden ')]
    | //*[contains(concat(' ', @class, ' '), ' screen-reader-text ')]
"""
_BOXES = frozenset(("ul", "ol", "dl", "div", "section", "aside", "table", "td", "p", "header", "footer"))
_ARTICLES = "//article | //main | //*[@role='main'] | //*[@itemprop='articleBody']"
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def extract(data: bytes, charset: str | None = None) -> Extract:
    """Return the article of a page; `charset` is what a server said of it."""
    tree = parse(decode(data, charset))
    for element in tree.xpath(_UNSEEN):
        if element.getparent() is not None:
            element.drop_tree()
    drop_notes(tree)
    body = article_body(tree)  # before the metadata, which take the scripts out
    said = metadata(tree)
    _cut_links(tree)
    _mark(tree)
    blocks = tree_blocks(_main(tree))
    shown = sum(len(block.text) for block in blocks if block.kind != HEADING and block.text.strip() != said.title)
    if sum(len(block.text) for block in body) > FULLER * shown:
        blocks = body  # the page shows a teaser; the whole article stands in its data
    if not has_article(blocks):
        raise Refused(
            "has no article text: nothing on the page but menus, links and notices",
            "If the page fetches its text while one looks at it, save it from the browser, or copy the article into a "
            ".txt file.",
        )
    return said.replace(text=plain_text(titled(said.title, blocks)))


def decode(data: bytes, charset: str | None) -> str:
    """Return the text of a page by its byte order mark, the server, its own word, UTF-8 or cp1252."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    said = _DECLARED.search(data[:_HEAD]) or _CHARSET.search(data[:_HEAD])
    for name in (charset, said.group(1).decode("ascii") if said else None, "utf-8"):
        try:
            # What calls itself Latin-1 on the net is cp1252, as browsers know.
            if name is not None:
                latin = name.lower() in ("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii")
                return data.decode("cp1252" if latin else name)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("cp1252", "replace")


def _legal(match: re.Match[str]) -> str:
    """Return a reference to a character, or a sign for one that may not stand there."""
    number = int(match["ten"]) if match["ten"] else int(match["sixteen"], 16)
    return "\ufffd" if number == 0 or (number <= 0xFFFF and _ILLEGAL.match(chr(number))) else match.group()


def parse(text: str) -> Any:
    """Return the tree of a page; refuse one that is no page."""
    from lxml import etree, html

    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        # XML's declaration of an encoding is no longer true.
        text = _REFERENCE.sub(_legal, _ILLEGAL.sub("\ufffd", re.sub(r"^\s*<\?xml[^>]*\?>", "", text).replace("\0", "")))
        tree = html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise Refused("holds no page", COPY_IT) from None
    count = depth = deepest = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        count, deepest = count + 1, max(depth, deepest)
    if count > 2 * MOST_ELEMENTS or deepest > DEEPEST:
        raise Refused("is no page that people read: it has too many elements, or too many within each other", COPY_IT)
    return tree


def _cut_links(tree: Any) -> None:
    """Drop boxes that hold little but links, with the headings over them."""
    for box in _boxes_of_links(tree):
        before = box.getprevious()
        if before is not None and before.tag in _HEADINGS and before.getparent() is not None:
            before.drop_tree()
        if box.getparent() is not None:
            box.drop_tree()


def _boxes_of_links(tree: Any) -> list[Any]:
    """Return lists, tables and other boxes whose text is in several links, the outer ones last."""
    from lxml import etree

    found: list[Any] = []
    open_: list[list[int]] = [[0, 0, 0]]  # characters, those in links, links, for each open element
    in_link = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        link = element.tag == "a"
        if event == "start":
            in_link += link
            open_.append([_letters(element.text), _letters(element.text) if in_link else 0, int(link)])
            continue
        in_link -= link
        letters, linked, links = counts = open_.pop()
        if element.tag in _BOXES and links >= FEWEST_LINKS and linked >= LINKED * letters:
            found.append(element)
        tail = _letters(element.tail)
        for at, add in enumerate((tail, tail if in_link else 0, 0)):
            open_[-1][at] += counts[at] + add
    return found


def _letters(text: str | None) -> int:
    return sum(map(len, text.split())) if text else 0


def _mark(tree: Any) -> None:
    """Name the innermost box with nearly all paragraphs the article, where no box says that it is."""
    if tree.find("body") is None or tree.xpath(_ARTICLES):
        return
    share: dict[Any, int] = {}
    for paragraph in tree.iter("p"):
        letters = _letters(paragraph.text_content())
        for box in paragraph.iterancestors():
            share[box] = share.get(box, 0) + letters
    whole = share.get(tree, 0)
    inner = [box for box in tree.iter() if whole and share.get(box, 0) >= MOST_PARAGRAPHS * whole]
    if not inner:
        return
    if inner[-1].tag == "body":
        article = inner[-1].makeelement("article")
        article.text, inner[-1].text = inner[-1].text, None
        article.extend(list(inner[-1]))
        inner[-1].append(article)
    elif inner[-1].tag in _BOXES:
        inner[-1].tag = "article"


def _main(tree: Any) -> Any:
    """Return the element that holds the article, in trafilatura's own tags; an empty one if there is none."""
    from lxml import etree
    from trafilatura import bare_extraction

    found = bare_extraction(tree, include_comments=False, include_tables=True, with_metadata=False)
    return etree.Element("body") if found is None else found.body
