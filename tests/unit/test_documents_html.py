"""HTML: the words of the page, all of them in their blocks, and only what the page states of itself."""

import re

import pytest

from ..documents import Read, make_html, make_mail

LONG = "The delegations met again on the third day and spoke of the line, the port and the islands at length."
OTHER = "Nobody would say what had been agreed, and the mediators asked for patience until the coming week."


def test_every_paragraph_of_a_page_is_a_paragraph_of_the_text(read: Read) -> None:
    document = read("a.html", make_html([LONG, OTHER]))
    assert document.text == f"A title\n\n{LONG}\n\n{OTHER}\n"
    assert [document.text[d.start : d.end] for d in document.divisions] == ["A title", LONG, OTHER]
    assert document.extractor.startswith("trafilatura ")


def test_a_page_without_an_article_gives_all_its_text(read: Read) -> None:
    """Words within a block stay on their line, blocks and cells are never glued together, an empty cell counts."""
    page = (
        "<body><p>One <b>bo</b>ld <i>word</i>,<br>then a line</p><p>Two</p><ul><li>a</li><li>b</li></ul>"
        "<table><tr><th>Issue</th><th></th><th><p>Place</p></th></tr><tr><td>x</td> <td>y</td></tr></table>"
        "<pre>as\n\nwritten</pre><div>in<!-- no -->deed</div></body>"
    )
    for name, data in {"a.html": page.encode(), "a.eml": make_mail(page, as_html=True)}.items():
        text = read(name, data).text
        assert text.endswith(
            "One bold word,\nthen a line\n\nTwo\n\na\nb\n\nIssue\t\tPlace\nx\ty\n\nas\n\nwritten\n\nindeed\n"
        )


@pytest.mark.parametrize(
    "around", ["{}", "<article>{}</article>", "<div><nav><a href=/>Menu</a></nav><main>{}</main></div>"]
)
@pytest.mark.parametrize("times", [1, 3, 12])
def test_tags_within_words_do_not_part_them_and_blocks_are_not_glued(read: Read, around: str, times: int) -> None:
    """Whichever way the page is read, short or long; of a long one, trafilatura may leave out what is repeated."""
    words = "".join(
        f"<p>{n} bo<b>l</b>d, <a href=x>wo</a>rd<!-- x -->s<br>of<sup>1</sup> a day.</p><div>Next<!-- y -->.</div>"
        for n in range(times)
    )
    text = read("a.html", around.format(words).encode()).text
    for n in range(times):
        assert f"{n} bold, words\nof1 a day.\n" in text
    assert not set(re.split(r"\n\n|\n$", text)) - {
        "",
        "Menu",
        "Next.",
        *(f"{n} bold, words\nof1 a day." for n in range(times)),
    }
    paragraphs = "<br><br>".join(f"{LONG} {n}" for n in range(times))
    assert read("b.html", f"<div>{paragraphs}</div>".encode()).text.count("\n\n") == times - 1


def test_nothing_is_put_into_the_text_that_the_page_does_not_hold(read: Read) -> None:
    """Neither list marks nor the lines of tables."""
    page = make_html([LONG, OTHER]).replace(
        b"</article>",
        f"<ul><li>{LONG} One.</li><li>{LONG} Two.</li></ul><table><tr><th>Issue</th><th>Stand</th></tr>"
        "<tr><td>the line</td><td>open</td></tr></table></article>".encode(),
    )
    text = read("a.html", page).text
    assert f"{LONG} One.\n{LONG} Two." in text
    assert "Issue\tStand\nthe line\topen" in text
    assert not any(mark in text for mark in ("- ", "|", "---"))


@pytest.mark.parametrize("name", ["script", "style", "noscript", "template"])
def test_code_of_a_page_never_reaches_the_text(read: Read, name: str) -> None:
    hidden = f"<{name.upper()}>secret &lt;b&gt; words</{name}>"
    for page in (make_html([LONG, OTHER, hidden]), f"<p>Short{hidden} page.</p>".encode()):
        assert "secret" not in read("a.html", page.replace(b"&lt;", b"<").replace(b"&gt;", b">")).text
    assert "secret" not in read("a.eml", make_mail(f"<p>Short {hidden} mail.</p>", as_html=True)).text


def test_escapes_are_the_signs_that_they_stand_for(read: Read) -> None:
    page = "<p>Article &lt;7&gt; &amp; 8: &ldquo;x&nbsp;&#x2014;&#32;y&rdquo; &eacute;e&#769; &#128512;, &lt;script&gt;kept&lt;/script&gt;</p>"
    assert "Article <7> & 8: “x — y” éé 😀, <script>kept</script>" in read("a.html", page.encode()).text


@pytest.mark.parametrize("joined", ["می‌خواهم", "می&zwnj;خواهم", "می&#8204;خواهم", "می&#x200C;خواهم"])
def test_joiners_stay_in_text_and_title(read: Read, joined: str) -> None:
    document = read(
        "a.html",
        f"<html><head><meta charset=utf-8><title>{joined}</title></head><body><p>{joined}</p></body></html>".encode(),
    )
    assert "می\u200cخواهم" in document.text
    assert document.metadata["title"] == "می\u200cخواهم"


RUSSIAN = "Переговоры прошли во вторник."


@pytest.mark.parametrize(
    ("page", "codec", "words"),
    [
        (f"<meta charset='windows-1251'><p>{RUSSIAN}</p>", "cp1251", RUSSIAN),
        (f"<meta http-equiv=Content-Type content='text/html; charset=koi8-r'><p>{RUSSIAN}</p>", "koi8-r", RUSSIAN),
        (f"<?xml version='1.0' encoding='windows-1251'?><html><body><p>{RUSSIAN}</p></body></html>", "cp1251", RUSSIAN),
        ("<meta charset=iso-8859-1><p>He said “yes”.</p>", "cp1252", "He said “yes”."),
        (f"<meta charset=windows-1251><p>{RUSSIAN}</p>", "utf-8-sig", RUSSIAN),
        (f"<meta charset=utf-8><p>{RUSSIAN}</p>", "utf-16", RUSSIAN),
        *((f"<meta charset={label}><p>{RUSSIAN}</p>", "utf-8", RUSSIAN) for label in ("rot13", "nonsense", "utf-16", "ascii", "idna")),
    ],
)  # fmt: skip
def test_the_encoding_that_a_page_states_is_used(read: Read, page: str, codec: str, words: str) -> None:
    """A byte order mark goes before it; what cannot be meant is passed over."""
    assert words in read("a.html", page.encode(codec)).text


def test_the_users_word_on_the_encoding_goes_before_the_pages(read: Read) -> None:
    page = f"<meta charset=utf-8><p>{RUSSIAN}</p>".encode("cp1251")
    assert RUSSIAN in read("a.html", page, encoding="windows-1251").text


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("<meta property='article:published_time' content='2031-03-09T23:30:00-08:00'>", "2031-03-09"),
        ("<meta itemprop='datePublished' content='2031-03-09'>", "2031-03-09"),
        ("<meta name='DC.date.issued' content='2031-03-09'>", "2031-03-09"),
        ('<script type=\'application/ld+json\'>{"datePublished": "2031-03-09T01:00Z"}</script>', "2031-03-09"),
        ("<meta property='article:modified_time' content='2024-03-09T08:00:00Z'>", None),
        ("<meta property='article:published_time' content='2031-02-30'>", None),
        ("<link rel='canonical' href='https://example.org/2024/03/09/talks'>", None),
        ('<script type=\'application/ld+json\'>{"datePublished": "\\ud8zz"}</script>', None),
    ],
)
def test_the_day_of_publication_is_the_one_that_the_page_states(read: Read, head: str, day: str | None) -> None:
    """As written at the outlet's place; a day of change or in an address is none."""
    assert read("a.html", make_html([LONG, OTHER], head=head)).metadata.get("published") == day


def test_a_mail_keeps_words_that_an_article_would_lose(read: Read) -> None:
    """Menus and repeated lines are clutter of a page, but what somebody wrote in a mail."""
    body = f"<p>Yes.</p><p>{LONG}</p><p>Yes.</p><footer>Sent in haste</footer><blockquote>On Tuesday you wrote: no.</blockquote>"
    text = read("a.eml", make_mail(body, as_html=True)).text
    assert text.endswith(f"\n\nYes.\n\n{LONG}\n\nYes.\n\nSent in haste\n\nOn Tuesday you wrote: no.\n")
