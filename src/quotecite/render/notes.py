"""The reasons of `quotecite.Evidence` in Norwegian. Records have them in English; only views translate.

A reason is put together of phrases with words of the article between « and ». A phrase that is not listed here stays
as it is; a test holds that every reason in the cases of the sieves is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_QUOTED = re.compile(r"«[^«»]*»(?:, «[^«»]*»)*")
_CAN_MEAN = re.compile(r"«» can mean (?P<who>.+)")
_NOT_SURE = re.compile(r"not sure: (?P<who>.+)")
_NUMBERED = re.compile(r"the (?P<n>\d+) in focus")
_ONLY = {
    "the only one": ("den eneste", "den einaste"),
    "the one most in focus": ("den som er mest framme av dem", "den som er mest framme av dei"),
}
# What they have in common, after ``den eneste`` or ``av dem``.
_AMONG: Mapping[str, tuple[str, str]] = {
    "of that age": ("på den alderen", "på den alderen"),
    "of that kin": ("i den slekta", "i den slekta"),
    "of that nation": ("fra det landet", "frå det landet"),
    "of that party": ("i det partiet", "i det partiet"),
    "that is a group": ("som er en gruppe", "som er ei gruppe"),
    "who can be meant": ("som kan være ment", "som det kan vere tale om"),
    "whom it fits": ("det passer på", "det passar på"),
    "whose age is not told": ("uten oppgitt alder", "utan oppgitt alder"),
    "with such a role": ("med en slik rolle", "med ei slik rolle"),
    "with that name": ("med det navnet", "med det namnet"),
    "with that name in the narration so far": (
        "med det navnet i teksten så langt",
        "med det namnet i teksten så langt",
    ),
    "with that role": ("med den rollen", "med den rolla"),
    "with that title": ("med den tittelen", "med den tittelen"),
    "with that title and name": ("med den tittelen og det navnet", "med den tittelen og det namnet"),
}
_PHRASES: Mapping[str, tuple[str, str]] = {
    # how the source is named
    "subject of «»": ("subjekt til «»", "subjekt til «»"),
    "source named by «»": ("kilden står ved «»", "kjelda står ved «»"),
    "named before the colon": ("nevnt før kolon", "nemnd før kolon"),
    "signs the words": ("undertegner ordene", "skriv under orda"),
    "the journalist asks": ("journalisten spør", "journalisten spør"),
    "«» is the narrator": ("«» er den som forteller", "«» er den som fortel"),
    "«» goes on from before": ("«» fortsetter det som står før", "«» held fram med det som står før"),
    "«» names nobody": ("«» nevner ingen", "«» nemner ingen"),
    # whom the mention means
    "named nowhere": ("uten navn i teksten", "utan namn i teksten"),
    "named together before": ("nevnt sammen før", "nemnde saman før"),
    "goes on speaking": ("snakker videre", "snakkar vidare"),
    "spoke last": ("snakket sist", "snakka sist"),
    "as before": ("som før", "som før"),
    "means nobody": ("viser ikke til noen", "viser ikkje til nokon"),
    "«» means nobody": ("«» viser ikke til noen", "«» viser ikkje til nokon"),
    "the other of two": ("den andre av to", "den andre av to"),
    "all with that role": ("alle med den rollen", "alle med den rolla"),
    "the only one in focus whom it fits": (
        "den eneste framme i teksten som det passer på",
        "den einaste framme i teksten som det passar på",
    ),
    "the only one who speaks and is called nothing else": (
        "den eneste som snakker og ikke kalles noe annet",
        "den einaste som snakkar og ikkje blir kalla noko anna",
    ),
    "the only ones named so far": ("de eneste som er nevnt så langt", "dei einaste som er nemnde så langt"),
    "one person with several titles": ("én person med flere titler", "éin person med fleire titlar"),
    "spells its abbreviation out": ("forkortelsen skrevet ut", "forkortinga skriven ut"),
    "the body of that sort named before": (
        "den som er nevnt før, og er av det slaget",
        "den som er nemnd før, og er av det slaget",
    ),
    "whose own pages they are": ("som eier sidene", "som eig sidene"),
    "mentioned last, and nobody else fits": (
        "nevnt sist, og ingen andre passer",
        "nemnd sist, og ingen andre passar",
    ),
    "is no word for somebody who speaks": (
        "er ikke noe ord for en som snakker",
        "er ikkje noko ord for ein som snakkar",
    ),
    "«» is no word for somebody who speaks": (
        "«» er ikke noe ord for en som snakker",
        "«» er ikkje noko ord for ein som snakkar",
    ),
    # lines without a source of their own
    "a question that the next line answers": (
        "et spørsmål som neste replikk svarer på",
        "eit spørsmål som neste replikk svarar på",
    ),
    "a remark that the next line answers": (
        "en kommentar som neste replikk svarer på",
        "ein kommentar som neste replikk svarar på",
    ),
    "answers the journalist's question": (
        "svarer på journalistens spørsmål",
        "svarar på spørsmålet til journalisten",
    ),
    "answers the question in the line before": (
        "svarer på spørsmålet i replikken før",
        "svarar på spørsmålet i replikken før",
    ),
    "may be a question to who spoke before": (
        "kan være et spørsmål til den som snakket før",
        "kan vere eit spørsmål til den som snakka før",
    ),
    "goes on after the line before": ("fortsetter replikken før", "held fram med replikken før"),
    "goes on after what the narration reports": (
        "fortsetter det som teksten før gjengir",
        "held fram med det som teksten før gjev att",
    ),
    "goes on in the next line, whose clause names the source": (
        "fortsetter i neste replikk, som nevner kilden",
        "held fram i neste replikk, som nemner kjelda",
    ),
    "still has the floor after the narration": (
        "har fremdeles ordet etter avsnittet",
        "har framleis ordet etter avsnittet",
    ),
    "the person in focus before the line": (
        "den teksten før replikken handler om",
        "den teksten før replikken handlar om",
    ),
    "two persons are in focus before the line": (
        "teksten før replikken handler om to personer",
        "teksten før replikken handlar om to personar",
    ),
    "resumed with a new dash after the clause": (
        "tatt opp igjen med ny strek etter sitatordet",
        "teke opp att med ny strek etter sitatordet",
    ),
    "the clause before announces more": ("setningen før varsler mer", "setninga før varslar meir"),
    "nobody has spoken yet": ("ingen har snakket ennå", "ingen har snakka enno"),
    "the next line's speaker": ("den som sier neste replikk", "den som seier neste replikk"),
    "no rule applies: no reporting clause, and nobody clearly has the floor": (
        "ingen regel passer: ikke noe sitatord, og ingen har tydelig ordet",
        "ingen regel passar: ikkje noko sitatord, og ingen har tydeleg ordet",
    ),
    # headings
    "says the same words in the body": ("sier de samme ordene i teksten", "seier dei same orda i teksten"),
    "speaks first in the section under the heading": (
        "snakker først i avsnittet under tittelen",
        "snakkar først i avsnittet under tittelen",
    ),
    "two sources say the heading's words": ("to kilder sier ordene i tittelen", "to kjelder seier orda i tittelen"),
    "only «» is said in the body too, and may be so by chance": (
        "bare «» er også sagt i teksten, og det kan være tilfeldig",
        "berre «» er òg sagt i teksten, og det kan vere tilfeldig",
    ),
}


def told(note: str, language: str) -> str:
    """A reason in a language, ``nb``, ``nn`` or ``en``.

    >>> told("subject of «sier»; «hun»: goes on speaking", "nb")
    'subjekt til «sier»; «hun»: snakker videre'
    >>> told("a reason of an own sieve", "nb")
    'a reason of an own sieve'
    """
    if language == "en":
        return note
    words = iter(_QUOTED.findall(note))
    phrases = _QUOTED.sub("«»", note).split("; ")
    return "; ".join(_filled(_phrase(phrase, language == "nn"), words) for phrase in phrases)


def _filled(phrase: str, words: Iterator[str]) -> str:
    """A phrase with the words of the article back in their places."""
    return re.sub("«»", lambda _: next(words), phrase)


def _phrase(phrase: str, nynorsk: bool) -> str:
    """One phrase of a reason; what comes before a colon is said by itself."""
    found = _whole(phrase, nynorsk)
    if found is not None:
        return found
    before, colon, after = phrase.partition(": ")
    told_before = before if not before.strip("«», ") else _whole(before, nynorsk)
    told_after = after if not after.strip("«», ") else _whole(after, nynorsk)
    if not colon or told_before is None or told_after is None:
        return phrase
    return f"{told_before}: {told_after}"


def _whole(phrase: str, nynorsk: bool) -> str | None:
    """A phrase as it is listed; None where it is not."""
    if phrase in _PHRASES:
        return _PHRASES[phrase][nynorsk]
    for only, words in _ONLY.items():
        among = _AMONG.get(phrase.removeprefix(f"{only} "))
        if among is not None and phrase.startswith(only):
            return f"{words[nynorsk]} {among[nynorsk]}"
    if (found := _NUMBERED.fullmatch(phrase)) is not None:
        return f"{'dei' if nynorsk else 'de'} {found['n']} som er framme i teksten"
    if (found := _CAN_MEAN.fullmatch(phrase)) is not None:
        nobody = found["who"] == "nobody in the article"
        return f"«» kan vise til {'ingen i teksten' if nobody else _either(found['who'])}"
    if (found := _NOT_SURE.fullmatch(phrase)) is not None:
        return f"{'ikkje' if nynorsk else 'ikke'} sikkert: {_either(found['who'])}"
    return None


def _either(names: str) -> str:
    return names.replace(" or ", " eller ")
