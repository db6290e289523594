"""The dict form held to its schema, for every test that has an article in its hands."""

from __future__ import annotations

import json
from importlib.resources import files

import jsonschema

from quotecite import Article, from_dict, to_dict

SCHEMA = json.loads(files("quotecite").joinpath("schema-1.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def assert_valid(article: Article) -> None:
    """The article's dict is what schema-1.json describes, and is the article again, also by way of JSON."""
    written = to_dict(article)
    VALIDATOR.validate(written)
    assert from_dict(json.loads(json.dumps(written, ensure_ascii=False))) == article
