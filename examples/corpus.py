"""A hundred invented articles to count in: ten stories that we wrote, each told of ten invented places.

Names, parties and figures are drawn at random, with a fixed seed; nobody in them exists, and what they show of who is
heard is only what chance gave them. Titles, leads and bodies are apart, as in an archive.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import NamedTuple

WOMEN = ["Kari", "Nora", "Ingrid", "Solveig", "Amina", "Tone", "Marit", "Silje", "Ragnhild", "Fatima", "Hilde", "Berit"]
MEN = ["Ola", "Per", "Samir", "Jonas", "Lars", "Even", "Knut", "Trond", "Sindre", "Omar", "Geir", "Anders"]
SURNAMES = [
    "Berg",
    "Lie",
    "Moe",
    "Dahl",
    "Vik",
    "Haugen",
    "Strand",
    "Solbakk",
    "Eide",
    "Nygård",
    "Rustad",
    "Tveit",
    "Aas",
    "Brekke",
    "Sletten",
    "Holm",
]
PLACES = [
    "Storelvdal",
    "Fjordnes",
    "Myrland",
    "Sandøy",
    "Nordhamn",
    "Lauvdal",
    "Kvernvik",
    "Åsbygda",
    "Elvestrand",
    "Tangvik",
]
PARTIES = ["Ap", "H", "Sp", "SV", "V", "KrF", "MDG", "Frp", "R"]
OUTLETS = ("Lokalavisa", "Fjordposten", "Bygdebladet", "Byens Tidende")


class Row(NamedTuple):
    """An article of the archive."""

    title: str
    lead: str
    body: str
    outlet: str
    date: str
    variety: str


# {a} {b} {c}: full names; {a1}: surname; {p}: the pronoun of {a}; {place}; {party}; {n}: a number.
STORIES = (
    (
        "nb",
        "– Skolen må få leve",
        "Kommunen vil legge ned skolen i {place}.",
        "– Dette er en trist dag for bygda, sier FAU-leder {a}.\n\n"
        "{p0} mener at ungene får for lang vei med buss.\n\n"
        "– Noen må sitte i {n} minutter hver vei, legger {p} til.\n\n"
        "Ordfører {b} ({party}) forstår at foreldrene er sinte.\n\n"
        "– Men vi har ikke penger til to skoler, sier ordføreren til {outlet}.",
    ),
    (
        "nb",
        "Ferja står for tredje gang",
        "{n} passasjerer måtte overnatte i {place}.",
        "Ferja i {place} fikk motorstopp mandag kveld.\n\n"
        "– Vi hørte et smell, og så ble det stille, forteller {a}, som var om bord.\n\n"
        "Ifølge rederiet skal ferja være i drift igjen torsdag.\n\n"
        "– Dette er ikke godt nok, skriver direktør {b} i en e-post til {outlet}.\n\n"
        "Fylkesråd {c} ({party}) sier at nye ferjer er bestilt.",
    ),
    (
        "nb",
        "– Vi fikk ikke vite noe",
        "Naboene reagerer på den nye veien gjennom {place}.",
        "– Plutselig sto gravemaskinen i hagen, sier {a} ({n}).\n\n"
        "– Hva sa de da?\n\n"
        "– De sa at brevet var sendt i posten, svarer {p}.\n\n"
        "Prosjektleder {b} i Statens vegvesen beklager.\n\n"
        "– Her har vi gjort en feil, sier {b1}.",
    ),
    (
        "nb",
        "Vant i siste minutt",
        "{place} snudde kampen mot naboen.",
        "– Helt sykt, sier kaptein {a}.\n\n"
        "{p0} scoret det avgjørende målet fem minutter på overtid.\n\n"
        "– Vi ga aldri opp, forteller matchvinneren.\n\n"
        "Trener {b} kaller kampen «den beste på {n} år».\n\n"
        "– Nå skal vi feire, sier {b1} til {outlet}.",
    ),
    (
        "nb",
        "Mann tatt med kniv på bussen",
        "Politiet i {place} rykket ut tirsdag formiddag.",
        "Mannen er ifølge politiet i {n}-årene.\n\n"
        "– Ingen er skadd, opplyser operasjonsleder {a}.\n\n"
        "En nabo forteller at det smalt to ganger.\n\n"
        "– Vi avhører vitner nå, sier {a1}.\n\n"
        "Mannens forsvarer, advokat {b}, sier at han nekter straffskyld.",
    ),
    (
        "nb",
        "Forskere slår alarm om fjorden",
        "Det er lite fisk igjen utenfor {place}.",
        "– Bestanden er nesten borte, sier professor {a} ved universitetet.\n\n"
        "Rapporten viser at torsken gyter to uker senere enn før.\n\n"
        "{p0} tror det tar {n} år å få den tilbake.\n\n"
        "Fisker {b} er ikke enig.\n\n"
        "– Jeg har aldri fått så mye som i vinter, sier {b1}.",
    ),
    (
        "nn",
        "– Bygda treng fastlege no",
        "{place} har vore utan lege sidan nyttår.",
        "– Eg må køyre {n} mil for å få ein resept, fortel {a}.\n\n"
        "Kommuneoverlege {b} seier at dei har lyst ut stillinga fire gonger.\n\n"
        "– Ingen søkjer, seier {b1} til {outlet}.\n\n"
        "Ordførar {c} ({party}) meiner at staten må hjelpe til.\n\n"
        "– Dette klarer vi ikkje åleine, seier ordføraren.",
    ),
    (
        "nn",
        "Opnar gardsbutikk i {place}",
        "{n} bønder har gått saman om butikken.",
        "– Folk vil vite kvar maten kjem frå, seier bonde {a}.\n\n"
        "Ho og naboen {b} har brukt to år på planane.\n\n"
        "– Det har kosta både svette og tårer, seier {b1}.\n\n"
        "Leiar i Bondelaget, {c}, kallar det «eit mønster for andre».",
    ),
    (
        "nn",
        "Rasfare stengjer vegen",
        "Vegen til {place} er stengd på ubestemt tid.",
        "– Vi kan ikkje ta sjansen, seier geolog {a} i fylkeskommunen.\n\n"
        "{a1} opplyser at det er målt {n} millimeter rørsle på eitt døgn.\n\n"
        "– Kva gjer de no?\n\n"
        "– Vi ventar på regnet, svarar geologen.\n\n"
        "Ifølgje politiet er {n} personar evakuerte.",
    ),
    (
        "nn",
        "– Eg skreiv boka på bussen",
        "Debutanten frå {place} får strålande kritikk.",
        "{a} har pendla i {n} år.\n\n"
        "– Ein time kvar veg er lang tid, seier forfattaren.\n\n"
        "Forlagsredaktør {b} seier at boka er «noko heilt for seg sjølv».\n\n"
        "– Eg las ho på ei natt, fortel {b1}.\n\n"
        "{a1} har alt byrja på den neste.",
    ),
)


def hundred_articles(seed: int = 7) -> list[Row]:
    """The archive, the same at every call with the same seed."""
    draw = random.Random(seed)
    return list(_rows(draw))


def _rows(draw: random.Random) -> Iterator[Row]:
    for number in range(100):
        variety, title, lead, body = STORIES[number % len(STORIES)]
        feminine = draw.random() < 0.45 or "\n\nHo " in body  # that story says who she is
        first = draw.choice(WOMEN if feminine else MEN)
        surnames = draw.sample(SURNAMES, 3)
        others = [draw.choice(draw.choice((WOMEN, MEN))) for _ in range(2)]
        pronoun = {"nb": ("hun", "han"), "nn": ("ho", "han")}[variety][not feminine]
        words = {
            "a": f"{first} {surnames[0]}",
            "b": f"{others[0]} {surnames[1]}",
            "c": f"{others[1]} {surnames[2]}",
            "a1": surnames[0],
            "b1": surnames[1],
            "p": pronoun,
            "p0": pronoun.capitalize(),
            "place": PLACES[number // len(STORIES)],
            "party": draw.choice(PARTIES),
            "n": draw.randint(12, 68),
            "outlet": draw.choice(OUTLETS),
        }
        yield Row(
            title=title.format(**words),
            lead=lead.format(**words),
            body=body.format(**words),
            outlet=str(words["outlet"]),
            date=f"2025-{1 + number % 6:02d}-{1 + number % 27:02d}",
            variety=variety,
        )
