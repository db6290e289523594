"""What an article shows of a person: role, affiliation, party, age and gender, each with the place it comes from.

Everything that the article says of somebody counts, wherever it stands; the value of a field is its best fact: a title
or apposition beside the name before a predicate, that before a nominal that only means them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

import attrs

from quotecite.language.names import Name, printed
from quotecite.language.norwegian import age_in_word, age_in_words, looks_like_a_person
from quotecite.language.page import Page
from quotecite.language.trees import Sentence, Token
from quotecite.records import Fact, FactField, MentionKind, SourceKind, Span
from quotecite.who.belonging import Bodies, Body
from quotecite.who.cast import Entity, Title
from quotecite.who.focus import AGENT, weight
from quotecite.who.mentions import Describer, Reference
from quotecite.who.pairs import Share, shares
from quotecite.who.party import party_from_context
from quotecite.who.predicates import judges, predicate_of, workplaces_of
from quotecite.who.resolve import Who
from quotecite.who.titles import age_after, title_phrase
from quotecite.words.lexicon import Lexicon, Role, RoleKind, Trait

_BY_FOCUS = frozenset({"only_one_left", "could_be_meant"})  # rules that know no more than who is talked about
_AFTER = 12  # words after a name that can hold a parenthesis with party and age
_BY_ROUTE = {"title": 0, "apposition": 0, "parenthesis": 0, "name": 1, "compound": 2, "predicate": 2, "nominal": 3}


@attrs.frozen(kw_only=True)
class _Found:
    """A fact with how much it says of the person: relatives and the like come last."""

    fact: Fact
    weak: int = 0

    @property
    def key(self) -> tuple[FactField, str]:
        return (self.fact.field, str(self.fact.value).casefold())


def profiles(page: Page, who: Who, lexicon: Lexicon) -> Mapping[int, tuple[Fact, ...]]:
    """The facts of everybody in an article's cast, by number."""
    bodies = Bodies(who.cast, Describer(page, lexicon), lexicon)
    found = {entity.number: facts(page.text, entity, who, bodies, lexicon) for entity in who.cast}
    for entity in who.cast:
        found[entity.number] += party_from_context(page.text, entity, found, who, lexicon)
    return found


def facts(text: str, entity: Entity, who: Who, bodies: Bodies, lexicon: Lexicon) -> tuple[Fact, ...]:
    """The profile facts of a source, the best of each field before the others.

    Args:
        text: the article.
        entity: the source; only persons have a profile.
        who: what each mention means, and by which rule.
        bodies: tells which words of the article mean a body.
        lexicon: the word tables.
    """
    if entity.kind is not SourceKind.PERSON or entity.plural:
        return ()
    found = list(_shown(text, entity, who, bodies, lexicon))
    said = Counter(f.key for f in found if f.fact.via not in ("predicate", "nominal"))

    def rank(one: _Found) -> tuple[int, bool, int, int, int]:
        fact = one.fact
        plain = fact.field is FactField.AFFILIATION and str(fact.value).islower()  # ``politiet``: a name goes before
        return (one.weak, plain, _BY_ROUTE[fact.via], -said[one.key], fact.span.start if fact.span else 0)

    found.sort(key=rank)
    best: dict[tuple[FactField, str], Fact] = {}
    for one in found:
        best.setdefault(one.key, one.fact)
    ordered = sorted(best.values(), key=lambda fact: list(FactField).index(fact.field))
    if entity.gender is not None:
        gender = Fact(field=FactField.GENDER, value=entity.gender.value, span=None, via=entity.gender_via)
        ordered.append(gender)
    return tuple(_most_specific(ordered, lexicon))


def value(found: Sequence[Fact], field: FactField) -> str | int | None:
    """The value of a field: that of its first fact."""
    return next((fact.value for fact in found if fact.field is field), None)


def _most_specific(ordered: list[Fact], lexicon: Lexicon) -> list[Fact]:
    """The facts with what goes beyond another before it: ``hjerneforsker``, ``Lia brannvesen`` before ``Lia``."""
    _put_fuller_first(ordered, FactField.ROLE, lambda f, plain: f.via == plain.via and _goes_beyond(f, plain))
    _put_fuller_first(ordered, FactField.AFFILIATION, lambda f, short: _is_fuller_name(f, short, lexicon))
    return ordered


def _put_fuller_first(ordered: list[Fact], field: FactField, is_fuller: Callable[[Fact, Fact], bool]) -> None:
    """Put the first fact that goes beyond the best one of a field right before that."""
    found = [f for f in ordered if f.field is field]
    fuller = next((f for f in found[1:] if is_fuller(f, found[0])), None)
    if fuller is not None:
        ordered.remove(fuller)
        ordered.insert(ordered.index(found[0]), fuller)


def _is_fuller_name(fact: Fact, other: Fact, lexicon: Lexicon) -> bool:
    """Whether a body's name has another's before further words, and is no branch of a party (``Lia Ap``)."""
    name, short = str(fact.value), str(other.value)
    begins = name.startswith(f"{short} ") and lexicon.party(short) is None
    return begins and lexicon.party(name.rpartition(" ")[2]) is None


def _goes_beyond(fact: Fact, other: Fact) -> bool:
    """Whether a title has a word that is or ends in a plainer title."""
    title, plain = str(fact.value), str(other.value)
    return len(title) > len(plain) and any(word.endswith(plain) for word in title.split())


def _shown(text: str, entity: Entity, who: Who, bodies: Bodies, lexicon: Lexicon) -> Iterator[_Found]:
    for title in _titles(entity, who, lexicon):
        yield from _of_title(text, title, bodies, lexicon)
    mentions = {r.place: r for r in (*entity.narrated, *entity.references)}.values()  # most are in both
    for reference in mentions:
        places = workplaces_of(reference.sentence, reference.tokens, lexicon) if not reference.plural else ()
        found = (bodies.named_body(reference.sentence, at) for at in places)
        yield from _belonging(text, next(filter(None, found), None), "predicate", lexicon)
    for reference, name in _named(entity):
        noun = bodies.describer.title_of(reference.sentence, name) if name.genitive else None
        if noun is not None:  # ``statsråd Kari Bergs forslag``
            yield from _of_title(text, _title(reference.sentence, noun, "title", lexicon), bodies, lexicon)
        yield from _beside_name(text, reference.sentence, name, bodies, lexicon)
    office = any(t.via == "title" and t.role is not None and t.role.kind is RoleKind.ROLE for t in entity.titles)
    for reference in mentions if not office else ():  # ``rektoren``, no ``16-åringen``
        if reference.kind is MentionKind.NOMINAL and reference.age is not None and not reference.plural:
            span = Span.of(text, *reference.place)
            yield _Found(fact=Fact(field=FactField.AGE, value=reference.age, span=span, via="nominal"))


def _titles(entity: Entity, who: Who, lexicon: Lexicon) -> Iterator[Title]:
    """The titles of a person, then what predicates (``Hun er rektor ved …``) and nominals (``rektoren``) add.

    A noun that is taken for somebody only because nobody else was in focus tells no office of theirs, unless it
    describes them.
    """
    yield from entity.titles
    for reference in entity.narrated:
        noun = predicate_of(reference.sentence, reference.tokens, lexicon)
        if noun is not None and not reference.plural:
            yield _title(reference.sentence, noun, "predicate", lexicon)
        elif _tells_the_office(reference) and (
            who.meanings[reference.place].rule not in _BY_FOCUS or _describes(reference, lexicon)
        ):
            yield _title(reference.sentence, reference.head, "nominal", lexicon)


def _weakness(role: Role | None) -> int:
    """How little a noun says of what somebody does: an office 0, any person (``nabo``) 1, a relation (``mor``) 2."""
    if role is None:
        return 0
    if role.kind is RoleKind.KIN or Trait.RELATION in role.traits:
        return 2
    return int(role.kind is RoleKind.PERSON)


def _tells_the_office(reference: Reference) -> bool:
    """Whether a nominal that means a person says the office: as a subject only, where it seldom means another."""
    office = reference.role is not None and reference.role.kind is RoleKind.ROLE
    nominal = reference.kind is MentionKind.NOMINAL and office and not reference.plural
    return nominal and weight(reference.sentence, reference.tokens) >= AGENT


def _describes(reference: Reference, lexicon: Lexicon) -> bool:
    """Whether a noun says more of somebody known: ``den tidligere løperen``, ``Brann-spilleren``."""
    article = len(reference.tokens) > 2 and reference.tokens[0].lower in lexicon.words("definite_article")
    return article or (reference.head.text[:1].isupper() and "-" in reference.head.text)


def _title(sentence: Sentence, noun: Token, via: str, lexicon: Lexicon) -> Title:
    return Title(sentence=sentence, noun=noun, role=lexicon.role_head(noun.text), via=via)


def _named(entity: Entity) -> Iterator[tuple[Reference, Name]]:
    """Every place where a person stands by name, alone."""
    seen: set[int] = set()
    for reference in sorted(entity.references, key=lambda r: r.start):
        if reference.kind is MentionKind.NAME and len(reference.names) == 1 and reference.names[0].start not in seen:
            seen.add(reference.names[0].start)
            yield reference, reference.names[0]


# -- titles ----------------------------------------------------------------------------------------------------------


def _of_title(text: str, title: Title, bodies: Bodies, lexicon: Lexicon) -> Iterator[_Found]:
    """What a title says: the role, and the body it is an office of."""
    judged = title.via == "predicate" and judges(title.sentence, title.noun, lexicon)
    if judged or not _names_an_office(title, lexicon):
        return
    share = shares(title.sentence, bodies.describer, lexicon).get(title.noun.index)
    phrase = title_phrase(title.sentence, title.noun, lexicon, alone=share is not None)
    if phrase[-1].start == title.noun.start:  # a source's genitive is meant without its ending (``rådmannens``)
        phrase = (*phrase[:-1], title.noun)
    start, end = phrase[0].start, phrase[-1].end
    start += text[start] == "-"  # ``«Kveldsnytt»-redaktør``, where the mark parts the words
    role = Fact(
        field=FactField.ROLE,
        value=_counted(phrase, lexicon),
        span=Span.of(text, start, end),
        via=title.via,
    )
    yield _Found(fact=role, weak=_weakness(title.role))
    compound = bodies.within(title.sentence, title.noun)
    around = _around(title, phrase, share, bodies)
    yield from _belonging(text, around, title.via, lexicon)
    if around is None or (compound is not None and lexicon.party(compound.name) is not None):
        yield from _belonging(text, compound, "compound" if title.via != "nominal" else "nominal", lexicon)


def _around(title: Title, phrase: Sequence[Token], share: Share | None, bodies: Bodies) -> Body | None:
    """The body after a title, else after the last of several that share it (``leder og nestleder i``), else before."""
    after = bodies.after_title(title.sentence, phrase[-1].index + 1, title.role)
    if after is None and share is not None:
        after = bodies.after_title(title.sentence, share.last.index + 1, title.role)
    if after is None and title.noun.feat("Number") == "Plur":
        after = bodies.after_list(title.sentence, phrase[-1].index + 1, title.role)
    if after is None and title.via == "apposition":
        after = bodies.beside(title.sentence, phrase[-1].index + 1)
    return after or bodies.before(title.sentence, phrase[0].index, title.role)


def _names_an_office(title: Title, lexicon: Lexicon) -> bool:
    """Whether a title noun says what somebody is: a word of the table for one person, or one that looks like it."""
    if title.role is None:
        named, _, plain = title.noun.text.rpartition("-")
        if _is_bare_title(title, lexicon):
            return plain.islower() and (not named or not lexicon.is_first_name(named))
        looks = looks_like_a_person(title.noun.text, lexicon) and title.noun.text.islower()
        return looks and not lexicon.source_phrases(title.noun.text)
    if title.role.kind is RoleKind.PERSON:
        after_name = title.noun.text[:1].isupper() and "-" in title.noun.text  # ``NFL-legenden``
        return after_name or (title.role.compounds and not title.noun.text[:1].isdigit())  # not ``47-åringen``
    return title.role.kind in (RoleKind.ROLE, RoleKind.KIN)


def _is_bare_title(title: Title, lexicon: Lexicon) -> bool:
    """Whether a noun of no table stands bare before a name, and the tree makes them one (``barista Kari Berg``)."""
    noun = title.noun
    named = any(t.index == noun.index + 1 for t in title.sentence.children(noun, "flat:name"))
    bare = noun.feat("Definite") == "Ind" and noun.feat("Number") != "Plur" and noun.text.replace("-", "").isalpha()
    degree = title.sentence.tokens[noun.index - 1].text.endswith(".") if noun.index else False  # ``dr. juris``
    known = noun.lower in lexicon.words("name_particle") or lexicon.media_head(noun.text) is not None
    return title.via == "title" and named and bare and not degree and not known


def _counted(phrase: Sequence[Token], lexicon: Lexicon) -> str:
    """A title in the form in which it is counted: small letter, indefinite (``Rektoren`` is *rektor*)."""
    words = printed(phrase, [_indefinite(token, lexicon) for token in phrase]).removeprefix("-")
    shouted = words.isupper() and len(words) > 3
    first = phrase[0].text
    keep = first.isupper() or first[1:2].isupper() or (first[:1].isupper() and "-" in first[:-1])  # ``Ap-topp``
    return words.lower() if shouted else words if keep else words[:1].lower() + words[1:]


def _indefinite(token: Token, lexicon: Lexicon) -> str:
    """A noun for a person without its ending (``treneren``); any other word as it is."""
    role = lexicon.role_head(token.text) if token.upos in ("NOUN", "PROPN") else None
    if role is None or not role.personal:
        return token.text
    form = max((f for f in (role.lemma, *role.forms) if token.lower.endswith(f.lower())), key=len, default="")
    return token.text[: len(token.text) - len(form)] + role.lemma if form and form != role.lemma else token.text


# -- beside the name -------------------------------------------------------------------------------------------------


def _beside_name(text: str, sentence: Sentence, name: Name, bodies: Bodies, lexicon: Lexicon) -> Iterator[_Found]:
    """What stands right beside a name: age and party in parentheses, the body somebody comes from."""
    tokens = sentence.tokens
    first, after = name.tokens[0].index, name.tokens[-1].index + 1
    yield from _in_parentheses(text, sentence, name, bodies, lexicon)
    years = _years_before(tokens, first, lexicon)
    if years is not None:
        yield _Found(
            fact=Fact(
                field=FactField.AGE, value=years[0], span=Span.of(text, years[1].start, years[1].end), via="title"
            )
        )
    role = lexicon.role_head(tokens[first - 1].text) if first and tokens[first - 1].upos in ("NOUN", "PROPN") else None
    if after < len(tokens) and tokens[after].text == "(":
        after = next((t.index for t in tokens[after : after + 8] if t.text == ")"), after) + 1
    shared = bodies.after_pair(sentence, after) if role is not None else None
    yield from _belonging(text, bodies.after_name(sentence, after, role) or shared, "name", lexicon)
    if role is None:
        yield from _belonging(text, bodies.after_names(sentence, name.tokens[-1].index + 1), "name", lexicon)
        yield from _belonging(text, bodies.before(sentence, first, None), "name", lexicon)


def _in_parentheses(text: str, sentence: Sentence, name: Name, bodies: Bodies, lexicon: Lexicon) -> Iterator[_Found]:
    """Age, party and body right after a name: ``(34)``, ``(Ap, 34)``, ``, 34,``, ``, Fjordlaget.``."""
    after = sentence.tokens[name.tokens[-1].index + 1 :][:_AFTER]
    if not after or after[0].text not in ("(", ","):
        return
    via = "parenthesis" if after[0].text == "(" else "apposition"
    age = age_after(sentence, name, lexicon)
    if age is not None:
        yield _Found(
            fact=Fact(field=FactField.AGE, value=int(age.text), span=Span.of(text, age.start, age.end), via=via)
        )
    for phrase in _between(after) if via == "parenthesis" else _up_to_a_sign(after):
        span = Span.of(text, phrase[0].start, phrase[-1].end)
        party = lexicon.party(span.text)
        body = len(name.key) > 1 and len(bodies.named_at(sentence, phrase[0].index)) == len(phrase)
        shouted = len(span.text) > 1 and span.text.isupper()
        if party is not None and (shouted or span.text in (party.abbreviation, *party.names)):
            yield _Found(fact=Fact(field=FactField.PARTY, value=party.abbreviation, span=span, via=via))
        elif party is None and body and not lexicon.is_credit_label(span.text):
            yield from _belonging(text, Body(name=span.text, start=span.start, end=span.end), via, lexicon)


def _up_to_a_sign(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The words between a comma and the next sign, which end what is said of a name (``Berg, Høgre:``)."""
    end = next((at for at, t in enumerate(tokens) if at and (t.upos == "PUNCT" or t.upos == "CCONJ")), len(tokens))
    if end > 1 and (end == len(tokens) or tokens[end].upos == "PUNCT"):
        yield tokens[1:end]


def _between(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """What stands between the commas and slashes of a parenthesis."""
    start = 1
    for at, token in enumerate(tokens):
        if at and token.text in (",", "/", ")"):
            if at > start:
                yield tokens[start:at]
            start = at + 1
        if token.text == ")":
            return


def _years_before(tokens: Sequence[Token], first: int, lexicon: Lexicon) -> tuple[int, Token] | None:
    """The age before a name: ``34 år gamle Kari Berg``, ``93-årige Kari Berg``."""
    if first and (age := age_in_word(tokens[first - 1].text, lexicon)) is not None:
        return age, tokens[first - 1]
    if first and tokens[first - 1].upos == "NOUN":
        return _years_before(tokens, first - 1, lexicon)  # ``den 43-årige treneren Kari Berg``
    if first > 2 and (age := age_in_words([t.text for t in tokens[first - 3 : first]], lexicon)) is not None:
        return age, tokens[first - 3]
    return None


def _belonging(text: str, body: Body | None, via: str, lexicon: Lexicon) -> Iterator[_Found]:
    """The body as affiliation; as party too when it is one."""
    if body is None:
        return
    span = Span.of(text, body.start, body.end)
    yield _Found(fact=Fact(field=FactField.AFFILIATION, value=body.name, span=span, via=via))
    *place, last = body.name.split()
    branch = last if place and place[0][:1].isupper() else body.name  # ``Oslo Ap``
    for name in (body.name, branch, body.name.partition(" i ")[0]):  # ``Arbeidarpartiet i Stryn``
        party = lexicon.party(name)
        if party is not None and name in (party.abbreviation, *party.names):
            yield _Found(fact=Fact(field=FactField.PARTY, value=party.abbreviation, span=span, via=via))
            return
