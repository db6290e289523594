"""What a view says of its own, in Bokmål, Nynorsk and English."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from quotecite.records import Article, Variety

LANGUAGES = ("nb", "nn", "en")
_ALSO = {"no": "nb"}
_OF_VARIETY = {Variety.NB: "nb", Variety.NN: "nn", Variety.OTHER: "en"}

# key: Bokmål, Nynorsk, English. Keys with a dot are values of records, or the form for one of what is counted.
WORDS: Mapping[str, tuple[str, str, str]] = {
    "sources": ("Kilder", "Kjelder", "Sources"),
    "source": ("kilde", "kjelde", "source"),
    "name": ("navn", "namn", "name"),
    "kind": ("type", "type", "kind"),
    "role": ("rolle", "rolle", "role"),
    "affiliation": ("tilknytning", "tilknyting", "affiliation"),
    "party": ("parti", "parti", "party"),
    "age": ("alder", "alder", "age"),
    "gender": ("kjønn", "kjønn", "gender"),
    "mentions": ("ganger nevnt", "gonger nemnd", "mentions"),
    "quotes": ("sitater", "sitat", "quotes"),
    "words": ("ord", "ord", "words"),
    "share": ("andel", "del", "share"),
    "article": ("artikkel", "artikkel", "article"),
    "articles": ("artikler", "artiklar", "articles"),
    "persons": ("kilder", "kjelder", "sources"),
    "most words": ("flest ord", "flest ord", "most words"),
    "speaker": ("hvem", "kven", "speaker"),
    "cue": ("sitatord", "sitatord", "reporting word"),
    "media": ("sagt til eller i", "sagt til eller i", "said to or in"),
    "why": ("hvorfor", "kvifor", "why"),
    "not known": ("ikke kjent", "ikkje kjent", "not known"),
    "or": (" eller ", " eller ", " or "),
    "may be": ("Kan være: {names}", "Kan vere: {names}", "May be: {names}"),
    "key": ("Tegnforklaring", "Teiknforklaring", "Key"),
    "key.fill": ("ord for ord", "ord for ord", "word for word"),
    "key.line": ("gjengitt av journalisten", "attgjeve av journalisten", "in the journalist's words"),
    "key.dots": ("ukjent, eller journalisten selv", "ukjent, eller journalisten sjølv", "not known, or the journalist"),
    "key.mention": ("den som sier det", "den som seier det", "who says it"),
    "key.cue": ("sitatord", "sitatord", "reporting word"),
    "key.label": (
        "kort navn, og nummeret på begrunnelsen",
        "kort namn, og nummeret på grunngivinga",
        "short name, and the number of the evidence",
    ),
    "evidence": ("Begrunnelse for {n} sitater", "Grunngiving for {n} sitat", "Evidence for {n} quotes"),
    "evidence.one": ("Begrunnelse for 1 sitat", "Grunngiving for 1 sitat", "Evidence for 1 quote"),
    "no quotes": ("Fant ingen sitater", "Fann ingen sitat", "No quotes found"),
    "first of": (
        "Her kan de første {n} åpnes; quotecite.render.page tar alle.",
        "Her kan dei første {n} opnast; quotecite.render.page tek alle.",
        "The first {n} can be opened here; quotecite.render.page has all.",
    ),
    # -- the page
    "title": ("Hvem sier hva", "Kven seier kva", "Who said what"),
    "heard": ("Hvem kommer til orde?", "Kven kjem til orde?", "Who is heard?"),
    "most heard": ("De mest siterte", "Dei mest siterte", "Most quoted"),
    "contents": ("Artiklene", "Artiklane", "Articles"),
    "to the top": ("til toppen", "til toppen", "to the top"),
    "n articles": ("{n} artikler", "{n} artiklar", "{n} articles"),
    "n articles.one": ("1 artikkel", "1 artikkel", "1 article"),
    "n quotes": ("{n} sitater", "{n} sitat", "{n} quotes"),
    "n quotes.one": ("1 sitat", "1 sitat", "1 quote"),
    "n words": ("{n} ord sitert", "{n} ord siterte", "{n} words quoted"),
    "n words.one": ("1 ord sitert", "1 ord sitert", "1 word quoted"),
    "others": ("{n} andre kilder", "{n} andre kjelder", "{n} other sources"),
    "others.one": ("1 annen kilde", "1 anna kjelde", "1 other source"),
    "unnamed": ("{n} kilder uten fullt navn", "{n} kjelder utan fullt namn", "{n} sources without a full name"),
    "unnamed.one": ("1 kilde uten fullt navn", "1 kjelde utan fullt namn", "1 source without a full name"),
    "counted": (
        "Titler teller som sitater, men ikke i ord, for de gjentar det som står i teksten. Journalistens spørsmål er "
        "ikke med i andelene. Ord som flere sier sammen, teller hos hver av dem.",
        "Titlar tel som sitat, men ikkje i ord, for dei tek opp att det som står i teksten. Spørsmåla til journalisten "
        "er ikkje med i delane. Ord som fleire seier saman, tel hos kvar av dei.",
        "Headings count as quotes and add no words, for they repeat the body. The journalist's questions are in no "
        "share. Words of several speakers count for each of them.",
    ),
    "care": (
        "Funnet av et program, som kan ta feil: les sitatet i artikkelen før det brukes. Kjønn er det som pronomen "
        "eller fornavn viser.",
        "Funne av eit program, som kan ta feil: les sitatet i artikkelen før det blir brukt. Kjønn er det som pronomen "
        "eller førenamn viser.",
        "Found by a program, which may err: read a quote in its article before you use it. Gender is what pronouns or "
        "first names show.",
    ),
    "made with": ("Laget med quotecite {version}", "Laga med quotecite {version}", "Made with quotecite {version}"),
    # -- values
    "group.women": ("kvinner", "kvinner", "women"),
    "group.men": ("menn", "menn", "men"),
    "group.not stated": (
        "personer, kjønn ikke oppgitt",
        "personar, kjønn ikkje oppgjeve",
        "persons, gender not stated",
    ),
    "group.organisation": ("organisasjoner", "organisasjonar", "organisations"),
    "group.group": ("grupper", "grupper", "groups"),
    "group.media": ("medier", "medium", "media"),
    "group.document": ("dokumenter", "dokument", "documents"),
    "group.interviewer": ("journalistens spørsmål", "spørsmåla til journalisten", "the journalist's questions"),
    "kind.person": ("person", "person", "person"),
    "kind.organisation": ("organisasjon", "organisasjon", "organisation"),
    "kind.group": ("gruppe", "gruppe", "group"),
    "kind.media": ("medium", "medium", "medium"),
    "kind.document": ("dokument", "dokument", "document"),
    "kind.interviewer": ("journalisten", "journalisten", "the journalist"),
    "kind.dash": ("replikk", "replikk", "dash"),
    "kind.heading": ("tittel", "tittel", "heading"),
    "kind.marks": ("i anførselstegn", "i hermeteikn", "in quotation marks"),
    "kind.indirect": ("gjengitt av journalisten", "attgjeve av journalisten", "in the journalist's words"),
    "gender.f": ("kvinne", "kvinne", "woman"),
    "gender.m": ("mann", "mann", "man"),
    "via.title": ("tittel", "tittel", "title"),
    "via.apposition": ("etter navnet", "etter namnet", "apposition"),
    "via.parenthesis": ("i parentes", "i parentes", "parenthesis"),
    "via.predicate": ("sagt om personen", "sagt om personen", "predicate"),
    "via.nominal": ("slik personen omtales", "slik personen blir omtalt", "nominal"),
    "via.compound": ("ledd i tittelen", "ledd i tittelen", "compound"),
    "via.name": ("navn ved tittelen", "namn ved tittelen", "name"),
    "via.pronoun": ("pronomen", "pronomen", "pronoun"),
    "via.name table": ("fornavn", "førenamn", "name table"),
    "via.same party": ("samme parti", "same parti", "same party"),
    "via.party named before": ("partiet er nevnt før", "partiet er nemnt før", "party named before"),
}
_SIGNS = {"nb": ("«", "»", "\u00a0"), "nn": ("«", "»", "\u00a0"), "en": ("“", "”", ",")}


@attrs.frozen
class Labels:
    """The words of a view in one language."""

    language: str

    def __call__(self, key: str, **values: object) -> str:
        """The words for a key.

        >>> Labels("nn")("made with", version="1.0")
        'Laga med quotecite 1.0'
        """
        return WORDS[key][LANGUAGES.index(self.language)].format(**values)

    def value(self, field: str, value: object) -> str:
        """A value of a record in words, where it is one of a closed set; else the value as it is.

        >>> Labels("nb").value("gender", "f"), Labels("nb").value("age", 46)
        ('kvinne', '46')
        """
        key = f"{field}.{value}"
        return self(key) if key in WORDS else str(value)

    def count(self, key: str, number: int) -> str:
        """So many of something.

        >>> Labels("nb").count("n quotes", 1), Labels("en").count("n quotes", 1200)
        ('1 sitat', '1,200 quotes')
        """
        return self(f"{key}.one") if number == 1 else self(key, n=self.number(number))

    def number(self, number: int) -> str:
        """A whole number with its thousands apart."""
        return f"{number:,}".replace(",", _SIGNS[self.language][2])

    def quoted(self, words: str) -> str:
        """Words in the language's quotation marks."""
        before, after, _ = _SIGNS[self.language]
        return f"{before}{words}{after}"


def labels_in(language: str | None, articles: Iterable[Article] = ()) -> Labels:
    """The labels in a language, or in that of the articles.

    Args:
        language: ``"nb"``, ``"nn"``, ``"no"`` (Bokmål) or ``"en"``; None for that of the articles: Nynorsk when all
            that are Norwegian are in Nynorsk, English when none is Norwegian.
        articles: what is shown.

    Raises:
        ValueError: there are no labels in that language; the message lists those that there are.
    """
    if language is None:
        found = {article.variety for article in articles} - {Variety.OTHER}
        return Labels(_OF_VARIETY[found.pop()] if len(found) == 1 else "nb" if found else "en")
    if _ALSO.get(language, language) not in LANGUAGES:
        known = ", ".join((*LANGUAGES, *_ALSO))
        raise ValueError(f"language: expected one of {known}, or None for that of the article, got {language!r}")
    return Labels(_ALSO.get(language, language))
