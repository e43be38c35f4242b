"""Units: read whole, compared by what they measure, and never taken for another in silence."""

import pytest

from irenic.model.case import Case
from irenic.readers.table import OnTheTable
from irenic.readers.terms.fitting import fit_of
from irenic.readers.terms.units import are_one_unit, counted_in
from tests.unit.test_readers_stances import reading_of

CASE = Case.model_validate(
    {
        "irenic": 1,
        "title": "A river between fictional countries",
        "sources": {},
        "parties": {"marn": {"name": "Marn"}},
        "drafts": {},
        "issues": {
            "flow": {
                "question": "How much water must flow to Marn?",
                "scale": "number",
                "unit": "cubic metres per second",
                "options": {"low": {"value": 340, "assumed": "x"}, "high": {"value": 400, "assumed": "x"}},
            },
            "reservoir": {
                "question": "How much water does the reservoir hold?",
                "scale": "number",
                "unit": "million cubic metres",
                "options": {"small": {"value": 4.1, "assumed": "x"}, "middle": {"value": 120, "assumed": "x"}},
            },
        },
    }
)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The plan guarantees Marn a flow of 340 cubic metres per second.", "cubic metres per second"),
        ("The plan guarantees Marn a flow of 340 cubic metres of water a second.", "cubic metres a second"),
        ("The plan would give Marn 20,000 tonnes of grain a year.", "tonnes a year"),
        ("Under the plan the bank pays Marn 3 million dollars per month.", "dollars per month"),
        ("The draft caps the army at 600 soldiers.", "soldiers"),
        ("The draft caps the zone at 40 square kilometres.", "square kilometres"),
    ],
)
def test_a_unit_is_read_with_what_it_is_counted_by(text: str, unit: str) -> None:
    (term,) = reading_of(text).provisions
    assert term.unit == unit


@pytest.mark.parametrize(
    ("one", "other", "are_one"),
    [
        ("cubic metres", "cubic metres per second", False),
        ("cubic metres a day", "cubic metres per second", False),
        ("m³/s", "cubic metres per second", True),
        ("cubic metres a second", "cubic meters per second", True),
        ("million cubic metres", "cubic metres", True),
        ("square kilometres", "kilometres", False),
        ("days", "months", False),
        ("%", "per cent", True),
        ("soldiers", "personnel", True),
        ("soldiers", "tanks", False),
        ("tonnes annually", "metric tons per year", True),
        ("km²", "square kilometres", True),
        ("km2", "square miles", False),
        ("km³", "km²", False),
        ("kph", "kilometres per hour", True),
        ("kph", "kilometres", False),
        ("MW", "megawatts", True),
    ],
)
def test_units_are_one_where_they_measure_the_same(one: str, other: str, are_one: bool) -> None:
    assert are_one_unit(one, other) is are_one
    assert are_one_unit(other, one) is are_one


@pytest.mark.parametrize(
    ("text", "option"),
    [
        ("The plan guarantees Marn a flow of 340 cubic metres of water per second.", ("flow", "low")),
        ("The plan guarantees Marn a flow of 340 cubic metres of water.", None),
        ("The plan guarantees Marn a flow of 340 cubic metres of water a day.", None),
        ("Under the plan the reservoir would hold 120 million cubic metres of water.", ("reservoir", "middle")),
        ("Under the plan the reservoir would hold 4.1 million cubic metres of water.", ("reservoir", "small")),
        ("Under the plan the reservoir would hold 120 cubic metres of water.", ("reservoir", None)),
    ],
)
def test_a_term_takes_no_option_of_another_unit(text: str, option: tuple[str, str | None] | None) -> None:
    (term,) = reading_of(text).provisions
    fit = fit_of(CASE, term)
    assert fit is None or fit.option == (option[1] if option else None)
    assert option is None or fit == option


def test_a_stand_takes_no_option_of_another_unit() -> None:
    table = OnTheTable(CASE)
    assert table.about("accepts", "a flow of 340 cubic metres per second") == {"issue": "flow", "option": "low"}
    assert table.about("accepts", "a flow of 340 cubic metres a day") is None
    assert table.about("rules out", "a flow below 400 cubic metres per second") == {"issue": "flow", "option": "low"}
    assert table.about("rules out", "a flow below 400 cubic metres") is None
    # where the words give no unit of measure, the number with a word of the issue is enough, as it always was
    assert table.about("accepts", "a flow of 340") == {"issue": "flow", "option": "low"}


def test_a_number_in_millions_is_the_same_number_in_full() -> None:
    for tenths in range(1, 1000):
        assert counted_in(tenths / 10, "million tonnes") == tenths * 100_000
        assert counted_in(tenths * 100_000, "tonnes", "million tonnes") == tenths / 10
    assert counted_in(250, None, "soldiers") == 250
