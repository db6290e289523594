"""What bodies are, as their names or the nouns before these tell: *Mattilsynet* is a ``tilsyn``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from quotecite.language.names import Name, NameKind
from quotecite.language.norwegian import without_genitive
from quotecite.who.fitting import stem_of
from quotecite.words.lexicon import Lexicon, Role, RoleKind

Key = tuple[str, ...]
_KINDS = frozenset({RoleKind.ORGANISATION, RoleKind.GROUP})


class BodySorts:
    """The words for what each body of an article is, by the body's key; and which names the model took for bodies."""

    def __init__(self, names: Sequence[Name], key_of: Callable[[Name], Key], lexicon: Lexicon) -> None:
        self._words: dict[Key, set[tuple[str, Role]]] = {}
        named = (key_of(name) for name in names if name.kind is NameKind.ORGANISATION)
        self._organisations = {key for key in named if not set(key) <= lexicon.words("company_form")}
        for name in names:
            if name.kind is not NameKind.PERSON:
                self._words.setdefault(key_of(name), set()).update(_words_for(name, lexicon))

    def is_such(self, key: Key, noun: str, role: Role) -> bool:
        """Whether a body is what a noun says: by the same word, or the general one of its group (``organisasjonen``).

        *Mattilsynet* is a ``tilsyn``; a ``handelsbank`` is more than a ``bank``.
        """
        stem = stem_of(noun, role)
        general = role.lemma == role.group == stem
        return any(
            stem_of(word, r).endswith(stem) or (general and r.group == role.group)
            for word, r in self._words.get(key, ())
        )

    def is_any(self, key: Key) -> bool:
        """Whether the article does not tell what a body is, only that it is one."""
        return key in self._organisations and not self._words.get(key)


def _words_for(name: Name, lexicon: Lexicon) -> Iterator[tuple[str, Role]]:
    """The words for bodies in a name, the one right before it, and what a party or company is."""
    tokens, first = name.sentence.tokens, name.tokens[0].index
    words = [t.text for t in (*tokens[max(0, first - 1) : first], *name.tokens)]
    company = len(name.tokens) > 1 and any(word.lower() in lexicon.words("company_form") for word in words)
    general = [*(lexicon.words("word_for_party") if lexicon.party(name.text) is not None else ())]
    general += lexicon.words("word_for_company") if company else ()
    for word in (*words, *general):
        role = lexicon.role_head(word) or lexicon.role_head(without_genitive(word))
        bare = len(name.tokens) == 1 and role is not None and word.lower() == role.forms[0]  # ``Avis stengjer``
        if role is not None and role.kind in _KINDS and not bare:
            yield word, role
