"""Formatting is read as Telegram reads it, with its complaints."""

import pytest

from bot.simulator.errors import Refused
from bot.simulator.formatting import read_message, read_text
from bot.simulator.html import parse_html

Entity = tuple[str, int, int]
HTML: dict[str, tuple[str, list[Entity]]] = {
    "plain <b>bold</b>": ("plain bold", [("bold", 6, 4)]),
    "😀<b>я😀</b>": ("😀я😀", [("bold", 2, 3)]),
    "<b>a<i>b</i></b>": ("ab", [("bold", 0, 2), ("italic", 1, 1)]),
    "&lt;b&gt; &amp;&quot; &#128512; &unknown;": ('<b> &" 😀 &unknown;', []),
    '<a href="https://a.org/?x=1&amp;y=2">l</a>': ("l", [("text_link", 0, 1)]),
    "<tg-spoiler>a</tg-spoiler><span class='tg-spoiler'>b</span>": (
        "ab",
        [("spoiler", 0, 1), ("spoiler", 1, 1)],
    ),
    "<blockquote expandable>a</blockquote>": ("a", [("expandable_blockquote", 0, 1)]),
    "<blockquote>a</blockquote>": ("a", [("blockquote", 0, 1)]),
    "<PRE>a</PRE><code class=language-x>b</code>": ("ab", [("pre", 0, 1), ("code", 1, 1)]),
    "<b></b>x": ("x", []),
    "  <i>a </i>  ": ("a", [("italic", 0, 1)]),
    "a > b": ("a > b", []),
}
COMPLAINTS = {
    "я <x>": 'Unsupported start tag "x" at byte offset 3',
    "a < b": 'Unsupported start tag "" at byte offset 2',
    "<b>x": 'Can\'t find end tag corresponding to start tag "b"',
    "x</b>": "Unexpected end tag at byte offset 1",
    "<b>x</i>": 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"',
    "<b": "Unclosed start tag at byte offset 0",
    "<b>x</b": "Unclosed end tag at byte offset 4",
    "<a href='x>l</a>": "Unclosed start tag at byte offset 0",
    "<a =x>l</a>": 'Empty attribute name in the tag "a" at byte offset 0',
    "<a href=x/y>l</a>": "Unexpected end of name token at byte offset 8",
    "<span>x</span>": 'Tag "span" must have class "tg-spoiler" at byte offset 0',
}
MARKDOWN: dict[str, tuple[str, list[Entity]]] = {
    "*a* _b_ __c__ ~d~ ||e|| `f`": (
        "a b c d e f",
        [
            ("bold", 0, 1),
            ("italic", 2, 1),
            ("underline", 4, 1),
            ("strikethrough", 6, 1),
            ("spoiler", 8, 1),
            ("code", 10, 1),
        ],
    ),
    r"1\. [x](https://a.org)": ("1. x", [("text_link", 3, 1)]),
    "```a```": ("a", [("pre", 0, 1)]),
}
MARKDOWN_COMPLAINTS = {
    "a.": "Character '.' is reserved and must be escaped with the preceding '\\'",
    "*a": "Can't find end of Bold entity at byte offset 0",
    "`a": "Can't find end of Code entity at byte offset 0",
}
FOUND = {
    "/start x": [("bot_command", 0, 6)],
    "see https://a.org/b now": [("url", 4, 15)],
    "a@b.org or @someone": [("email", 0, 7), ("mention", 11, 8)],
    "call +7 999 000-00-00": [("phone_number", 5, 16)],
    "#tag and 😀 #ещё": [("hashtag", 0, 4), ("hashtag", 12, 4)],
    "either/or 1/2": [],
}


def spans(found: list[dict[str, object]]) -> list[tuple[object, ...]]:
    return [(one["type"], one["offset"], one["length"]) for one in found]


@pytest.mark.parametrize("source", HTML)
def test_html_becomes_text_and_entities(source: str) -> None:
    text, found = read_text(source, "HTML", None)
    assert (text, spans(found)) == HTML[source]


@pytest.mark.parametrize("source", COMPLAINTS)
def test_bad_html_is_complained_of(source: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_html(source)
    assert refused.value.description == f"Bad Request: can't parse entities: {COMPLAINTS[source]}"


@pytest.mark.parametrize("source", MARKDOWN)
def test_markdown_becomes_text_and_entities(source: str) -> None:
    text, found = read_text(source, "MarkdownV2", None)
    assert (text, spans(found)) == MARKDOWN[source]


@pytest.mark.parametrize("source", MARKDOWN_COMPLAINTS)
def test_bad_markdown_is_complained_of(source: str) -> None:
    with pytest.raises(Refused) as refused:
        read_text(source, "MarkdownV2", None)
    assert refused.value.description.endswith(MARKDOWN_COMPLAINTS[source])


@pytest.mark.parametrize("text", FOUND)
def test_links_and_commands_are_found(text: str) -> None:
    assert spans(read_text(text, None, None)[1]) == FOUND[text]


def test_link_in_code_is_left_alone() -> None:
    assert spans(read_text("<code>/start</code>", "HTML", None)[1]) == [("code", 0, 6)]


@pytest.mark.parametrize(("offset", "length"), [(1, 1), (0, 1), (0, 9), (-1, 2), (0, 0)])
def test_entity_out_of_bounds_is_refused(offset: int, length: int) -> None:
    with pytest.raises(Refused, match="ENTITY_BOUNDS_INVALID"):
        read_text("😀", None, [{"type": "bold", "offset": offset, "length": length}])


def test_blanks_are_trimmed_with_entities() -> None:
    entities = [{"type": "bold", "offset": 1, "length": 4}]
    assert read_message(" ab \n", None, entities) == {
        "text": "ab",
        "entities": [{"type": "bold", "offset": 0, "length": 2}],
    }


def test_angle_brackets_as_references_stay_literal() -> None:
    assert read_text("&lt;b&gt;x&lt;/b&gt;", "HTML", None) == ("<b>x</b>", [])
