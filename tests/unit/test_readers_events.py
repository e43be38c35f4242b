"""Events by the rules of `docs/reference/labelling.md`, on passages of our own."""

import datetime

import pytest

from irenic.model.reading import ReadEvent
from irenic.model.source import Document
from irenic.model.vocabulary import ACLED_SUB_EVENTS, is_event_kind
from irenic.readers.reading import read

PUBLISHED = datetime.date(2034, 6, 14)  # a Wednesday


def events(text: str) -> tuple[ReadEvent, ...]:
    document = Document(
        name="report.txt", media_type="text/plain", text=text, extractor="test", sha256_original="", sha256_text=""
    )
    found = read(document, PUBLISHED).events
    for event in found:
        assert is_event_kind(event.kind), event.kind
        assert event.sub_event is None or event.sub_event in ACLED_SUB_EVENTS
        assert event.status == "happened" or not event.counts
        assert list(event.span) == sorted(event.span)
        assert all(text[start:end].strip() == text[start:end] for start, end in event.span)
    return found


def counts(event: ReadEvent) -> dict[str, str]:
    return {what: str(count) for what, count in event.counts.items()}


def words(text: str, event: ReadEvent) -> list[str]:
    return [" ".join(text[start:end].split()) for start, end in event.span]


@pytest.mark.parametrize(
    ("text", "kind", "status", "place"),
    [
        ("Rockets struck a market in Sarvel on Tuesday.", "ASSAULT/heavy-weapons", "happened", "Sarvel"),
        ("A drone hit a fuel depot at Dorn.", "ASSAULT/drone", "happened", "Dorn"),
        ("Explosions shook the harbour of Senn on Tuesday.", "ASSAULT/explosives", "happened", "Senn"),
        ("Aircraft of the Federation dropped four bombs on Hask.", "ASSAULT/aerial", "happened", "Hask"),
        ("Gunmen attacked a convoy on the road to Brusk.", "ASSAULT/firearms", "happened", "Brusk"),
        ("A patrol came under fire near Teal Bridge.", "ASSAULT/firearms", "happened", "Teal Bridge"),
        ("Gunmen abducted two aid workers outside Dorn.", "ASSAULT/abduct", "happened", "Dorn"),
        ("Police fired tear gas at marchers in Pell.", "ASSAULT/crowd-control", "happened", "Pell"),
        ("The border guard seized two trawlers off Cape Lunn.", "COERCE/seize", "happened", "Cape Lunn"),
        ("Police arrested a journalist in Vell on Tuesday.", "COERCE/arrest", "happened", "Vell"),
        ("Thousands marched through Brusk on Saturday.", "PROTEST/demo", "happened", "Brusk"),
        ("Railwaymen blocked the line at Vane on Tuesday.", "PROTEST/obstruct", "happened", "Vane"),
        ("Ondria released 31 prisoners of war on Saturday.", "RETREAT/release", "happened", None),
        ("The militia handed over 350 rifles at Kessel.", "RETREAT/disarm", "happened", "Kessel"),
        ("Norra's troops pulled out of Wick on Sunday.", "RETREAT/withdraw", "happened", "Wick"),
        ("A ceasefire came into force at noon on Tuesday.", "RETREAT/ceasefire", "happened", None),
        ("The parties signed a protocol in Hale on 2 June.", "AGREE", "happened", "Hale"),
        ("The two ministers met in Senn on Monday.", "CONSULT", "happened", "Senn"),
        ("Harne visited Orrell on Friday.", "CONSULT/visit", "happened", "Orrell"),
        ("Orsa spoke by telephone with Brandt on Tuesday.", "CONSULT/phone", "happened", None),
        ("The next round will open in Port Hale on 20 June.", "CONSULT", "planned", "Port Hale"),
        ("The second round is due to open in Vane on 19 June.", "CONSULT", "planned", "Vane"),
        ("The blockade ended when 31 prisoners of war had been released.", "RETREAT/release", "happened", None),
        ("The blockade ended after 31 prisoners of war had been released.", "RETREAT/release", "happened", None),
        (
            "Now that 31 prisoners of war have been released, the blockade will end.",
            "RETREAT/release",
            "happened",
            None,
        ),
    ],
)
def test_an_event_has_a_kind_and_a_place(text: str, kind: str, status: str, place: str | None) -> None:
    (event,) = events(text)
    assert (event.kind, event.status, event.place, event.claimant) == (kind, status, place, None)


@pytest.mark.parametrize(
    "text",
    [
        "They meet every Thursday.",
        "The blockade ends once 31 prisoners of war have been released.",
        "The blockade is lifted when the militia has handed over 350 rifles.",
        "As soon as 31 prisoners of war have been released, the blockade ends.",
        "The blockade will end after 31 prisoners of war have been released.",
        "The blockade will not end before 31 prisoners of war have been released.",
        "The minister handed the paper to the envoy in Senn.",
        "The council sacked its spokesman on Monday.",
        "Torvia rejected the offer and demanded more time.",
        "She said the army would not attack Dorn.",
        "The army continues to fly over our fields.",
        "The draft provides that 1,200 prisoners be released within 30 days.",
        "Nobody was hurt.",
        "He demonstrated that it helps to listen.",
        "The senator attacked the mayor over the budget.",
        "The firm fired its director on Monday.",
        "The audience exploded in applause.",
        "After a cabinet meeting on Sunday, he left.",
        "Their objective has been met.",
    ],
)
def test_habits_plans_texts_and_figures_of_speech_are_no_events(text: str) -> None:
    assert events(text) == ()


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Four men were killed, the mayor of Brusk said.", "the mayor of Brusk"),
        ("Four men were killed, according to the regional governor.", "the regional governor"),
        ("Police said four men were killed.", "Police"),
        ("The mayor, Ivo Tamm, put the death toll at four.", "The mayor, Ivo Tamm"),
        ("The rebels claim to have killed four soldiers.", "The rebels"),
        ("Torvia accused Maleth of killing four herdsmen.", "Torvia"),
        ("09:25 Lorn hospital: four dead.", "Lorn hospital"),
        ("The interior ministry gave the toll as four dead.", "The interior ministry"),
        ("The interior ministry's figure is four dead.", "The interior ministry"),
        ("Four men were killed, as the mayor of Dorn, Ines Cole, put it.", "the mayor of Dorn, Ines Cole"),
        ("By the count of the Red Lantern, four men were killed.", "the Red Lantern"),
        ("The mayor of Dorn was in tears. She said four men had been killed.", "The mayor of Dorn"),
        ("“We found four bodies in the well,” Dr Elin Moss told reporters.", "Dr Elin Moss"),
        ("Police say four died. The army spoke of four dead.", "Police"),
        ("Four men were killed.", None),
        ("We wrote yesterday that the mill burned. Four men were killed.", None),
    ],
)
def test_the_claimant_is_who_says_so(text: str, claimant: str | None) -> None:
    assert events(text)[0].claimant == claimant
    assert counts(events(text)[0]) == {"killed": "4"}


def test_each_claimant_has_an_account_of_its_own() -> None:
    text = "The rebels claim to have killed 60 soldiers; the army admits to fewer than 15 dead."
    assert [(event.claimant, counts(event)) for event in events(text)] == [
        ("The rebels", {"killed": "60"}),
        ("the army", {"killed": "at most 15"}),
    ]


def test_mentions_by_one_claimant_are_one_event_in_pieces() -> None:
    text = (
        "At least 12 people were killed when rockets struck a market in Sarvel on Tuesday, the health ministry said. "
        "Nine others are missing, the ministry added."
    )
    (event,) = events(text)
    assert counts(event) == {"killed": "at least 12", "missing": "9"}
    assert words(text, event) == [
        "At least 12 people were killed when rockets struck a market in Sarvel on Tuesday",
        "Nine others are missing",
    ]
    assert event.sub_event == "shelling/artillery/missile attack"
    assert event.date.start == event.date.end == datetime.date(2034, 6, 13)


def test_what_the_text_tells_first_is_in_the_first_claimants_account() -> None:
    text = "Explosions shook the harbour of Senn on Tuesday. Radio Torv spoke of eight dead. Police say five."
    first, second = events(text)
    assert (first.claimant, counts(first), len(first.span)) == ("Radio Torv", {"killed": "8"}, 2)
    assert (second.claimant, counts(second), second.place) == ("Police", {"killed": "5"}, "Senn")


def test_a_corrected_number_stands_beside_the_first() -> None:
    first, second = events("Police spoke of five dead. At 09:40 they corrected this to six.")
    assert (first.claimant, counts(first)) == ("Police", {"killed": "5"})
    assert (second.claimant, counts(second)) == ("Police", {"killed": "6"})


def test_numbers_that_one_claimant_sets_side_by_side_are_never_added() -> None:
    first, second = events("The commander puts his own dead at 25 and those of the army at 60.")
    assert (counts(first), counts(second)) == ({"killed": "25"}, {"killed": "60"})
    assert first.claimant == second.claimant == "The commander"


def test_those_counted_in_one_noun_phrase_are_counted_together() -> None:
    (event,) = events("A bomb wounded a teacher and her two sons in Vell on Friday.")
    assert counts(event) == {"wounded": "3"}


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("The rebels denied any role in the attack on Sarvel.", "The rebels"),
        ("Brennmark denied responsibility.", "Brennmark"),
        ("The navy said it had not fired on the trawler.", "The navy"),
        ("No shots were fired at Hale on Sunday, the monitors said.", "the monitors"),
        ("The army says that it neither shelled the village nor flew over it.", "The army"),
        ("The Southern Front denied having laid mines on the road.", "The Southern Front"),
        ("It is not true that our patrol crossed the river, the general staff said.", "the general staff"),
        ("Reports that a minister had been shot were false, the palace said.", "the palace"),
        ("The ministry denied that 40 soldiers had been killed.", "The ministry"),
    ],
)
def test_who_denies_its_part_denies_an_event(text: str, claimant: str) -> None:
    (event,) = events(text)
    assert (event.status, event.claimant, dict(event.counts)) == ("denied", claimant, {})


def test_a_place_is_taken_over_only_where_the_words_refer_back() -> None:
    """Another attack by another side is somewhere else, for all that the text says."""
    text = "A strike killed five men in Dorn on Monday, the governor said. Maleth's army reported destroying 33 drones."
    assert [event.place for event in events(text)] == ["Dorn", None]


def test_two_places_are_two_meetings() -> None:
    text = "The envoy held talks in Lorn on 2 June and in Holm on 3 June."
    assert [(event.place, str(event.date.start)) for event in events(text)] == [
        ("Lorn", "2034-06-02"),
        ("Holm", "2034-06-03"),
    ]


def test_a_text_in_capitals_is_read_like_any_other() -> None:
    text = (
        "SAN SALVADOR, 4 JAN 90 -- THE ATONAL BATTALION REPORTED THAT ONE REBEL WAS KILLED AND FIVE OTHERS WERE "
        "WOUNDED DURING A CLASH YESTERDAY NEAR SANTA ELENA. THREE SOLDIERS WERE ALSO HURT, A COLONEL SAID."
    )
    first, second = events(text)
    assert (first.claimant, counts(first)) == ("THE ATONAL BATTALION", {"killed": "1", "wounded": "5"})
    assert (second.claimant, counts(second)) == ("A COLONEL", {"wounded": "3"})


def test_people_who_fled_and_people_killed_are_no_one_event() -> None:
    fled, killed = events("One million people fled. Half a dozen were killed in Rivne.")
    assert (fled.place, counts(fled)) == (None, {"displaced": "1,000,000"})
    assert (killed.place, counts(killed)) == ("Rivne", {"killed": "6"})


def test_a_death_and_drones_shot_down_are_no_one_event() -> None:
    death, drones = events("A soldier was killed in Sumy on Thursday. Ukraine shot down 33 drones.")
    assert (death.place, counts(death)) == ("Sumy", {"killed": "1"})
    assert (drones.place, counts(drones)) == (None, {"drones": "33"})


def test_a_later_sentence_that_refers_back_tells_more_of_one_event() -> None:
    (one,) = events("Gunmen killed three people in Brody. They also wounded four people.")
    assert counts(one) == {"killed": "3", "wounded": "4"}


def test_a_toll_is_of_its_own_place_before_that_of_another() -> None:
    *_, toll = events(
        "A shell hit a market in Dorn on Monday, killing two. The death toll in Kesk climbs to at least 31."
    )
    assert (toll.place, counts(toll)) == ("Kesk", {"killed": "at least 31"})


@pytest.mark.parametrize("before", ["Officials gave no comment.", "Officials said two people were killed in Brody."])
def test_he_is_not_several_officials(before: str) -> None:
    *_, last = events(f"{before} He said six people had died.")
    assert last.claimant == "He"


def test_who_tells_it_is_not_where_it_was() -> None:
    (one,) = events("According to Ukraine, 12 were killed in a strike.")
    assert (one.claimant, one.place) == ("Ukraine", None)


def test_the_number_that_another_gives_is_their_account() -> None:
    first, second = events("A blast hit Brody, killing seven people, the mayor said; police put the number at nine.")
    assert (first.claimant, counts(first)) == ("the mayor", {"killed": "7"})
    assert (second.claimant, counts(second)) == ("police", {"killed": "9"})


def test_an_accusation_stays_the_accusers_where_the_accused_denies_it_behind_a_semicolon() -> None:
    text = (
        "Veldria accused Osmar of shelling the village of Brenn on June 8; Osmar denied the claim and said three of "
        "its soldiers were wounded there."
    )
    shelling, wounded = events(text)
    assert (shelling.claimant, shelling.status, shelling.place) == ("Veldria", "happened", "Brenn")
    assert (wounded.claimant, counts(wounded)) == ("Osmar", {"wounded": "3"})


@pytest.mark.parametrize(
    ("text", "accounts"),
    [
        (
            "The strike killed nine people, the mayor said; the army said it killed three soldiers; the hospital counted 14 dead.",
            {"the mayor": {"killed": "9"}, "the army": {"killed": "3"}, "the hospital": {"killed": "14"}},
        ),
        (
            "Nine people were killed, according to the mayor; according to the army, three.",
            {"the mayor": {"killed": "9"}, "the army": {"killed": "3"}},
        ),
        (
            "The mayor said nine people were killed; residents said at least 14; the army gave no figure.",
            {"The mayor": {"killed": "9"}, "residents": {"killed": "at least 14"}},
        ),
        (
            "The governor put the dead at nine; the hospital, 14; and rebels at 20.",
            {"The governor": {"killed": "9"}, "the hospital": {"killed": "14"}, "rebels": {"killed": "20"}},
        ),
    ],
)
def test_claimants_behind_semicolons_keep_their_own_numbers(text: str, accounts: dict[str, dict[str, str]]) -> None:
    assert {event.claimant: counts(event) for event in events(text)} == accounts


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("At a minimum 9 people were killed in Senn on Tuesday.", "at least 9"),
        ("At the very least 12 people died in Senn on Monday.", "at least 12"),
        ("A minimum of 4 soldiers were killed in Senn.", "at least 4"),
        ("In excess of 30 people were killed in Senn.", "at least 30"),
        ("Two hundred and fifty thousand people were killed in Senn.", "250,000"),
    ],
)
def test_a_bound_that_a_parser_takes_for_a_place_is_one(text: str, number: str) -> None:
    (event,) = events(text)
    assert counts(event) == {"killed": number}


@pytest.mark.parametrize(
    "text",
    [
        "Air defence shot down 33 drones and nine people were killed in Senn on Tuesday, the governor said.",
        "The governor said 33 drones were shot down overnight and that nine people died in Senn.",
    ],
)
def test_things_shot_down_and_people_killed_are_two_events(text: str) -> None:
    """Whose doing the deaths were is not said."""
    assert [counts(event) for event in events(text)] == [{"drones": "33"}, {"killed": "9"}]


def test_what_one_side_launched_and_whom_it_killed_is_one_event() -> None:
    (event,) = events("Brennmark launched 33 drones at Senn overnight, killing nine people, the governor said.")
    assert counts(event) == {"drones": "33", "killed": "9"}


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("The army denied that children were among the dead in the strike on Senn.", "children were among the dead in the strike on Senn"),
        ("The army denies that the strike hit a hospital.", "the strike hit a hospital"),
        ("The army denied that civilians were killed in Tuesday's air strike.", "civilians were killed in Tuesday's air strike"),
        # the whole, or a part of one's own in it
        ("The army denied that it had carried out the strike on Senn.", None),
        ("The army denied that the attack took place.", None),
        ("The army denied any role in the attack on Senn.", None),
        ("The army denied that it had shelled the town.", None),
        ("The army denied that its soldiers had killed nine villagers.", None),
    ],
)  # fmt: skip
def test_who_denies_a_detail_has_not_denied_the_event(text: str, denied: str | None) -> None:
    (event,) = events(text)
    assert (event.claimant, event.denies) == ("The army", denied)
    assert event.status == ("denied" if denied is None else "happened")
    assert event.counts == {}
