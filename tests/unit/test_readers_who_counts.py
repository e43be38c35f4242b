"""Who counts whom, by the ways in which texts tell it; all sentences are of our own, about invented places.

A row has a text, and "who; what; how many" for each number that it tells, "-" where nobody is said to tell it.
"""

import datetime

import pytest

from irenic.model.source import Document
from irenic.readers.reading import read


def told(text: str) -> set[tuple[str, str, str]]:
    """Who counts what, and how often, with names in small letters and without an article."""
    document = Document(
        name="report.txt", media_type="text/plain", text=text, extractor="test", sha256_original="", sha256_text=""
    )
    return {
        ((event.claimant or "-").lower().removeprefix("the "), what, str(count))
        for event in read(document, datetime.date(2034, 5, 12)).events
        for what, count in event.counts.items()
    }


def expected(words: str) -> set[tuple[str, str, str]]:
    rows = [[part.strip() for part in one.split(";")] for one in words.split(" | ") if one != "-"]
    return {(who.lower().removeprefix("the "), what, number) for who, what, number in rows}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # inverted / verbless before says
        (
            "A bus burned near Hask on Monday. Seven dead, says the prefecture.",
            "the prefecture; killed; 7",
        ),
        (
            "A bus burned near Hask on Monday. At least thirty hurt, according to firefighters.",
            "firefighters; wounded; at least 30",
        ),
        (
            "A bus burned near Hask on Monday. Nine killed, insists the Front.",
            "the Front; killed; 9",
        ),
        (
            "Shells fell on Hask. Four dead and eleven wounded, the clinic reports.",
            "the clinic; killed; 4 | the clinic; wounded; 11",
        ),
        # topic question
        (
            "Shells fell on Hask and nine people died. And the wounded? The clinic counted 31.",
            "-; killed; 9 | the clinic; wounded; 31",
        ),
        (
            "Nine people died at Hask. How many are missing? The harbour office says 14; the families say 20.",
            "-; killed; 9 | the harbour office; missing; 14 | the families; missing; 20",
        ),
        # crow colon
        (
            "The Front is crowing: forty recruits captured in one night!",
            "the Front; captured; 40",
        ),
        (
            "The ministry is adamant: two policemen were killed, no more.",
            "the ministry; killed; 2",
        ),
        (
            "Rebel radio is jubilant: sixty soldiers killed.",
            "Rebel radio; killed; 60",
        ),
        # bare number by admits
        (
            "The rebels say they captured 30 soldiers. The army admits to six.",
            "the rebels; captured; 30 | the army; captured; 6",
        ),
        (
            "The rebels claim 30 soldiers killed. The army concedes nine.",
            "the rebels; killed; 30 | the army; killed; 9",
        ),
        (
            "Forty people died in the raid, say the rebels. The palace puts the figure at nine.",
            "the rebels; killed; 40 | the palace; killed; 9",
        ),
        (
            "The rebels put the dead at 40. The army spoke of 12.",
            "the rebels; killed; 40 | the army; killed; 12",
        ),
        (
            "Twelve people were killed. The hospital has 19.",
            "-; killed; 12 | the hospital; killed; 19",
        ),
        (
            "Forty killed, the rebels boast. Not so, replies the army: four.",
            "the rebels; killed; 40 | the army; killed; 4",
        ),
        (
            "Police counted seven dead; the bishop, eleven.",
            "Police; killed; 7 | the bishop; killed; 11",
        ),
        # claimant in the next sentence
        (
            "Some 300 people have fled the quarter. That is the Red Lamp's figure.",
            "the Red Lamp; displaced; about 300",
        ),
        (
            "Eleven people were killed at Hask. The figure comes from the provincial hospital.",
            "the provincial hospital; killed; 11",
        ),
        (
            "At least 40 people were wounded. That's according to the fire brigade.",
            "the fire brigade; wounded; at least 40",
        ),
        (
            "Nine fishermen are missing. So says the harbour office.",
            "the harbour office; missing; 9",
        ),
        (
            "About 900 villagers have fled Hask. This number was given by the UN mission.",
            "the UN mission; displaced; about 900",
        ),
        (
            "Seventeen people died. Source: the district clinic.",
            "the district clinic; killed; 17",
        ),
        (
            "Seventeen people died. Nobody has confirmed the figure.",
            "-; killed; 17",
        ),
        (
            "Seventeen people died. That is the highest figure since 2030.",
            "-; killed; 17",
        ),
        # in the sentence before
        (
            "The clinic has published its list. Seventeen people died and 30 were wounded.",
            "-; killed; 17 | -; wounded; 30",
        ),
        (
            "Here is what the Red Lamp says: 14 killed, 30 wounded.",
            "the Red Lamp; killed; 14 | the Red Lamp; wounded; 30",
        ),
        # headed lists
        (
            "Hask district. Killed: 12 (army), 40 (rebels). Wounded: at least 60 (hospital).",
            "army; killed; 12 | rebels; killed; 40 | hospital; wounded; at least 60",
        ),
        (
            "Dead: 9 according to the ministry, 14 according to the clinic.",
            "the ministry; killed; 9 | the clinic; killed; 14",
        ),
        (
            "Missing: 14, according to the Ministry of Defence.",
            "the Ministry of Defence; missing; 14",
        ),
        (
            "Casualties so far – killed: 7; wounded: 23; missing: 2.",
            "-; killed; 7 | -; wounded; 23 | -; missing; 2",
        ),
        (
            "Civilians killed: 8 (three of them children).",
            "-; killed; 8",
        ),
        (
            "Death toll: 31 (Hask), 12 (Lorn).",
            "-; killed; 31 | -; killed; 12",
        ),
        (
            "Killed – army: 12; rebels: 40; provincial hospital: 22.",
            "army; killed; 12 | rebels; killed; 40 | provincial hospital; killed; 22",
        ),
        (
            "Prisoners held: the army 44, the Front 61.",
            "-; captured; 44 | -; captured; 61",
        ),
        # teller headed
        (
            "Army: 12 dead. Rebels: 40 dead.",
            "Army; killed; 12 | Rebels; killed; 40",
        ),
        (
            "Police headquarters: two dead, nine injured.",
            "Police headquarters; killed; 2 | Police headquarters; wounded; 9",
        ),
        (
            "19:40 Northern radio: 14 killed in Hask, 30 hurt.",
            "Northern radio; killed; 14 | Northern radio; wounded; 30",
        ),
        (
            "The ministry has revised its count – eight civilians and two officers dead, 37 injured.",
            "the ministry; killed; 10 | the ministry; wounded; 37",
        ),
        (
            "The clinic has a new total: 19 dead.",
            "the clinic; killed; 19",
        ),
        # hearsay with owner
        (
            "Two brothers carried out nine bodies, or so they tell everyone.",
            "Two brothers; killed; 9",
        ),
        (
            "The bridge fell and four soldiers drowned, the villagers swear.",
            "the villagers; killed; 4",
        ),
        # passive tellers
        (
            "Nine guards were said by residents to have been killed.",
            "residents; killed; 9",
        ),
        (
            "Six men are reported by the Front to have died.",
            "the Front; killed; 6",
        ),
        (
            "The hospital was said by nurses to have treated more than 60 people for gunshot wounds.",
            "nurses; wounded; at least 60",
        ),
        (
            "The number of dead was given as 14 by the governor.",
            "the governor; killed; 14",
        ),
        (
            "The dead were numbered at 20 by monitors.",
            "monitors; killed; 20",
        ),
        # lexicon
        (
            "Up to 25 recruits were led away into the forest, residents said.",
            "residents; captured; at most 25",
        ),
        (
            "Gunmen marched off 12 conscripts.",
            "-; captured; 12",
        ),
        (
            "Gunmen dragged nine men from their homes.",
            "-; abducted; 9",
        ),
        (
            "Two drivers were taken at gunpoint on the Tarn road.",
            "-; abducted; 2",
        ),
        (
            "Six students were snatched from a bus.",
            "-; abducted; 6",
        ),
        (
            "Police apprehended fifteen men.",
            "-; arrested; 15",
        ),
        (
            "Police rounded up 40 students.",
            "-; arrested; 40",
        ),
        (
            "Twelve men were taken into custody.",
            "-; detained; 12",
        ),
        (
            "The gendarmerie reported 46 arrests in Lorn.",
            "The gendarmerie; arrested; 46",
        ),
        (
            "The rebels are holding between 20 and 30 villagers against their will.",
            "-; captured; 20 to 30",
        ),
        (
            "A total of 212 people have been brought to safety.",
            "-; evacuated; 212",
        ),
        (
            "About 700 villagers have been driven from their homes, according to monitors.",
            "monitors; displaced; about 700",
        ),
        (
            "Nearly 3,000 people were forced to leave their homes.",
            "-; displaced; about 3,000",
        ),
        (
            "The fighting has left 900 people homeless.",
            "-; displaced; 900",
        ),
        (
            "Some 400 people have sought refuge in the church.",
            "-; displaced; about 400",
        ),
        (
            "Six hostages were let go on Sunday.",
            "-; released; 6",
        ),
        (
            "Three prisoners were sent home on Sunday.",
            "-; released; 3",
        ),
        (
            "The Front handed back eleven prisoners.",
            "-; released; 11",
        ),
        (
            "The security forces rendered harmless six bandits.",
            "-; neutralised; 6",
        ),
        (
            "Into the hands of our fighters fell nine soldiers.",
            "-; captured; 9",
        ),
        (
            "Of the 63 men taken in April, there is to this day no trace.",
            "-; missing; 63",
        ),
        (
            "Nine men have not been seen since Tuesday.",
            "-; missing; 9",
        ),
        (
            "The army has lost 14 men, the general conceded.",
            "the general; killed; 14",
        ),
        # lists without a verb, headings, gaps
        (
            "The army lost 12 men, the rebels nine.",
            "-; killed; 12 | -; killed; 9",
        ),
        (
            "The ministry puts the dead at nine, the clinic at 14.",
            "the ministry; killed; 9 | the clinic; killed; 14",
        ),
        (
            "Both sides released prisoners on Tuesday: the navy ten, the rebels two.",
            "-; released; 10 | -; released; 2",
        ),
        (
            "Detentions in Hask. 23, says the ministry. The bar council lists 37 names.",
            "the ministry; detained; 23 | the bar council; detained; 37",
        ),
        (
            "Thirteen people died. Thirty, answers the Front.",
            "-; killed; 13 | the Front; killed; 30",
        ),
        (
            "Civilian deaths: 6. All were counted by the mission. Injured: 12, as reported by relatives.",
            "-; killed; 6 | relatives; wounded; 12",
        ),
        # whom words were heard from, who publishes, whom others quote
        (
            "We have learned through the shepherds that seven elders were carried off.",
            "the shepherds; abducted; 7",
        ),
        (
            "Monitors were told by the mayor of Teel that about 90 households had left the village.",
            "the mayor of Teel; households; about 90",
        ),
        (
            "The rights office published a report that documented 43 civilian deaths.",
            "The rights office; killed; 43",
        ),
        (
            "Coast TV quotes a general as saying that 60 soldiers were killed.",
            "a general; killed; 60",
        ),
        (
            "A diplomat believes that nine people died.",
            "A diplomat; killed; 9",
        ),
        (
            "If the bishops are right, 14 guards were wounded.",
            "the bishops; wounded; 14",
        ),
        (
            "Nine are missing if you go by the passenger list.",
            "the passenger list; missing; 9",
        ),
        (
            "A reporter saw at least seven bodies at the clinic.",
            "A reporter; killed; at least 7",
        ),
        (
            "Injuries to 27 guards have been documented by the board.",
            "the board; wounded; 27",
        ),
        # more of what is done to people
        (
            "Sixteen prisoners are in our hands.",
            "-; captured; 16",
        ),
        (
            "The authorities let 30 detainees go.",
            "-; released; 30",
        ),
        (
            "The coastguard fished 44 people out of the water alive.",
            "-; rescued; 44",
        ),
        (
            "Seventy-one men are on remand.",
            "-; detained; 71",
        ),
        (
            "Nine children are fighting for their lives.",
            "-; wounded; 9",
        ),
        (
            "More than 2,000 people had to abandon house and home.",
            "-; displaced; at least 2,000",
        ),
        (
            "Two peasants were brought before a court and then killed.",
            "-; killed; 2",
        ),
    ],
)
def test_whose_number_it_is_and_of_what(text: str, words: str) -> None:
    assert told(text) == expected(words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Nine people died at Hask. The army said the road was open.",
            "-; killed; 9",
        ),
        (
            "Nine people died at Hask. It is from there that the shells came.",
            "-; killed; 9",
        ),
        (
            "Nine people died at Hask. They are all from the same village.",
            "-; killed; 9",
        ),
        (
            "Nine people died at Hask. That is the rebels' doing.",
            "-; killed; 9",
        ),
        (
            "Nine people died at Hask. This is the army's biggest loss since May.",
            "-; killed; 9",
        ),
        (
            "Nine people died at Hask. The number is from 2031.",
            "-; killed; 9",
        ),
        (
            "Nine people died at Hask. So the mayor went home.",
            "-; killed; 9",
        ),
        (
            "Nine people died at Hask. According to the mayor, the road is open.",
            "-; killed; 9",
        ),
        (
            "The governor was clear: the road stays shut. Nine people died.",
            "-; killed; 9",
        ),
        (
            "The governor has one worry: his 40 policemen. Nine people died.",
            "-; killed; 9",
        ),
        (
            "The rebels had a plan. Nine people died.",
            "-; killed; 9",
        ),
        (
            "The army's guns opened up: nine people died.",
            "-; killed; 9",
        ),
        (
            "The army struck at noon: nine people died.",
            "-; killed; 9",
        ),
        (
            "The rebels kept their word: nine prisoners were freed.",
            "-; released; 9",
        ),
        (
            "The mayor asked for help: nine people had died.",
            "-; killed; 9",
        ),
        (
            "Hask, 5 May: nine people died.",
            "-; killed; 9",
        ),
        (
            "The result: nine dead.",
            "-; killed; 9",
        ),
        (
            "One thing is certain: nine people died.",
            "-; killed; 9",
        ),
        (
            "Killed: 12 (Hask), 3 (Lorn).",
            "-; killed; 12 | -; killed; 3",
        ),
        (
            "Killed: 12 soldiers, 3 civilians.",
            "-; killed; 12 | -; killed; 3",
        ),
        (
            "Dead: one farmer.",
            "-; killed; 1",
        ),
        (
            "The army has 19 barracks.",
            "-",
        ),
        (
            "Police have nine boats.",
            "-",
        ),
        (
            "The hospital has 200 beds. Nine people died.",
            "-; killed; 9",
        ),
        (
            "The palace has given no figure. Nine people died.",
            "-; killed; 9",
        ),
        (
            "The army said nothing of the shelling; nine people died.",
            "-; killed; 9",
        ),
        (
            "Nine people died, and the army has said nothing.",
            "-; killed; 9",
        ),
        (
            "The committee admits to six members from the south.",
            "-",
        ),
        (
            "The rebels led away 40 cattle.",
            "-",
        ),
        (
            "The police rounded up the usual rumours.",
            "-",
        ),
        (
            "The army put the figure at nine million dollars.",
            "-",
        ),
        (
            "Trucks carried away nine loads of wood.",
            "-",
        ),
        (
            "Snow left 900 people without power.",
            "-",
        ),
        (
            "Nine people left their homes early.",
            "-; displaced; 9",
        ),
        (
            "The mayor will let 40 prisoners go on Sunday.",
            "-",
        ),
        (
            "The parties agreed to hand back nine prisoners.",
            "-",
        ),
        (
            "The army may have lost 14 men.",
            "-",
        ),
        (
            "Nine of the 40 hostages were let go.",
            "-; released; 9",
        ),
        (
            "The visit of the mayor: nine towns in two days.",
            "-",
        ),
        (
            "Police issued 46 arrest warrants.",
            "-",
        ),
        (
            "A total of 46 arrests have been announced by the prosecutor.",
            "the prosecutor; arrested; 46",
        ),
        (
            "How many died? Nobody knows. The clinic has 19 nurses.",
            "-",
        ),
        (
            "Nine people died. The clinic counted 31 beds.",
            "-; killed; 9",
        ),
        (
            "Nine people died, the mayor said. The clinic has 19 doctors.",
            "the mayor; killed; 9",
        ),
        (
            "Nine soldiers fell at Hask, the rebels boasted. The army has 12,000.",
            "the rebels; killed; 9",
        ),
        (
            "Nine soldiers fell at Hask. The army spoke of a hard day.",
            "-; killed; 9",
        ),
        (
            "Captured: the town of Hask.",
            "-",
        ),
        (
            "Missing: 3 lorries.",
            "-",
        ),
        (
            "Toll: 3 euros.",
            "-",
        ),
        (
            "The gates were shut in Brody; police put the number at nine.",
            "-",
        ),
        (
            "Military deaths: nine soldiers fell at Hask.",
            "-; killed; 9",
        ),
        (
            "Exchange of prisoners: the sides exchanged 14 persons at Hask.",
            "-; released; 14",
        ),
        (
            "The hospital admitted 73 patients with bullet wounds.",
            "-; wounded; 73",
        ),
        (
            "Nine men died. Of these, four died at once.",
            "-; killed; 9",
        ),
        (
            "Twelve people were killed. There were 34 passengers. The clinic has 19.",
            "-; killed; 12",
        ),
        (
            "Trucks carried away nineteen bodies.",
            "-; killed; 19",
        ),
        (
            "Some 200 people are believed to have drowned.",
            "-",
        ),
        (
            "The year saw nine guards killed.",
            "-; killed; 9",
        ),
    ],
)
def test_no_number_is_given_to_anybody_whom_the_words_do_not_name(text: str, words: str) -> None:
    assert told(text) == expected(words)
