"""Options are fitted by their own words, said in whatever way, and never by words that mean another one."""

import pytest

from irenic.model.case import Case
from irenic.model.reading import ReadProvision
from irenic.readers.table import OnTheTable
from irenic.readers.terms.fitting import fit_of
from irenic.readers.terms.own_words import as_options_say, numbers_of, says_what_is_special

CASE = Case.model_validate(
    {
        "irenic": 1,
        "title": "Fictional",
        "parties": {"osmark": {"name": "Osmark"}, "veldania": {"name": "Veldania"}},
        "issues": {
            "prisoners": {
                "question": "When are the prisoners released?",
                "options": {
                    "before-signature": {"label": "before signature"},
                    "within-30-days": {"label": "within 30 days"},
                    "within-90-days": {"label": "within 90 days"},
                },
            },
            "dam": {
                "question": "Who controls the Tarrow dam?",
                "scale": "unordered",
                "options": {"osmark-alone": {"label": "Osmark alone"}, "joint-control": {"label": "joint control"}},
            },
            "withdrawal": {
                "question": "When do the troops leave the corridor?",
                "options": {"soon": {"label": "within 30 days"}, "later": {"label": "by 1 July 2033"}},
            },
        },
    }
)


@pytest.mark.parametrize(
    ("words", "option"),
    [
        ("the release of all prisoners within thirty days of signature", ("prisoners", "within-30-days")),
        ("the release of all prisoners within 30 days", ("prisoners", "within-30-days")),
        ("the release of the prisoners within ninety days", ("prisoners", "within-90-days")),
        ("a withdrawal of the troops from the corridor within thirty days", ("withdrawal", "soon")),
        ("the troops leave the corridor by 1 July 2033", ("withdrawal", "later")),
        ("Osmark's sole control of the Tarrow dam", ("dam", "osmark-alone")),
        ("exclusive control of the dam by Osmark", ("dam", "osmark-alone")),
        ("control of the dam by Osmark alone", ("dam", "osmark-alone")),
        ("shared control of the dam", ("dam", "joint-control")),
        # another number, another thing counted, another owner, words that deny it, no word of the issue
        ("the release of all prisoners within sixty days", None),
        ("the release of 30 prisoners within ten days", None),
        ("the release of the prisoners, but not within thirty days", None),
        ("Veldania's sole control of the dam, which Osmark fears", None),
        ("sole control of the dam by Veldania, and not by Osmark", None),
        ("an answer within thirty days", None),
    ],
)
def test_an_option_is_named_by_its_own_words(words: str, option: tuple[str, str] | None) -> None:
    assert OnTheTable(CASE).option(words) == option


@pytest.mark.parametrize(
    ("what", "option"),
    [
        ("All prisoners shall be released within thirty days", "within-30-days"),
        ("All prisoners shall be released within 90 days", "within-90-days"),
        ("All prisoners shall be released within sixty days", None),
        ("All prisoners shall be released before signature", "before-signature"),
    ],
)
def test_a_term_fits_the_option_with_its_number(what: str, option: str | None) -> None:
    term = ReadProvision(id="p", span=((0, len(what)),), what=what, codes=("TjPrire",), confidence=1)
    fit = fit_of(CASE, term)
    assert fit is not None
    assert (fit.issue, fit.option) == ("prisoners", option)


def test_words_are_written_as_options_have_them() -> None:
    assert (
        as_options_say("Osmark’s sole control for two hundred and fifty days") == "Osmark’s alone control for 250 days"
    )
    assert as_options_say("one of them, a dozen others, 1.5 million") == "one of them, a dozen others, 1500000"
    assert numbers_of("within thirty days, by 1 July 2033") == {"30 day", "1 july", "2033"}


def test_what_is_given_to_one_alone_is_not_given_to_another() -> None:
    assert says_what_is_special("Osmark alone", "Osmark's exclusive use")
    assert not says_what_is_special("Osmark alone", "Osmark and Veldania's exclusive use")
