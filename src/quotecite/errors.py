"""What quotecite raises and warns of; every message says where, what was found, what was expected, what to do."""

from __future__ import annotations


class QuoteciteError(Exception):
    """Base of all errors that quotecite raises itself (wrong argument types raise ``TypeError``)."""


class ModelError(QuoteciteError):
    """A weight file is missing, truncated or altered, or a pipeline lacks a processor that quotecite needs."""


class ProcessError(QuoteciteError):
    """A process that read texts died, each time that it was tried: the message says how, and what to do."""


class LexiconError(QuoteciteError):
    """A row of a word table is malformed: the message names file, line, column and the allowed values."""


class FormatError(QuoteciteError):
    """A dict, CoNLL-U text or other serial form cannot be read back: the message names the path of the fault."""


class MetadataError(FormatError, ValueError):
    """Metadata of an article fit into no column of frames: the message names item and key, and what to do."""


class TextWarning(UserWarning):
    """A text holds more than plain text (tags, entities, escapes …): the message says what, where, and what to do."""
