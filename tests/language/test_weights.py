"""The bundled model is checked before it is used; every fault says which file, what was expected, what to do."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from quotecite.errors import ModelError
from quotecite.language.weights import (
    CHECKSUMS,
    REMEDY,
    WeightFile,
    describe,
    model_checksum,
    model_dir,
    read_checksums,
    verify,
)

FILES = {"resources.json": b'{"no": {}}', "no/pos/joint.pt": b"tagger " * 200, "no/depparse/joint.pt": b"parser " * 300}


def sha256(content: bytes) -> str:
    """The checksum of a content, apart from the code under test."""
    return hashlib.sha256(content).hexdigest()


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A model folder of three small files and the listing of them."""
    directory = tmp_path / "model"
    for name, content in FILES.items():
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    listing = {name: {"sha256": sha256(content), "size": len(content)} for name, content in FILES.items()}
    (directory / CHECKSUMS).write_text(json.dumps(listing), encoding="utf-8")
    return directory


def fault(directory: Path) -> str:
    """The message of the error that `verify` raises; it always says what to do."""
    with pytest.raises(ModelError) as raised:
        verify(directory)
    message = str(raised.value)
    assert message.endswith(REMEDY)
    return message


def test_intact_model_has_a_checksum(model: Path) -> None:
    """An intact folder gives one checksum: that of the sorted listing of its files' checksums."""
    lines = "".join(f"{sha256(FILES[name])}  {name}\n" for name in sorted(FILES))
    assert verify(model) == f"sha256:{sha256(lines.encode())}"


def test_checksum_does_not_depend_on_place_or_order(model: Path) -> None:
    """The same files listed in another order, in another folder, are the same model."""
    before = verify(model)
    listing = json.loads((model / CHECKSUMS).read_bytes())
    (model / CHECKSUMS).write_text(json.dumps(dict(reversed(listing.items())), indent=1), encoding="utf-8")
    assert verify(model.rename(model.with_name("elsewhere"))) == before


def test_checksum_depends_on_every_file(model: Path) -> None:
    """Another content, or the same content under another name, is another model."""
    files = read_checksums(model)
    first, *others = files
    assert model_checksum([first._replace(sha256="0" * 64), *others]) != model_checksum(files)
    assert model_checksum([first._replace(name="no/ner/joint.pt"), *others]) != model_checksum(files)


def test_describe_gives_checksum_and_size(model: Path) -> None:
    """`describe` is what `checksums.json` is made from."""
    content = FILES["no/pos/joint.pt"]
    assert describe(model, "no/pos/joint.pt") == WeightFile("no/pos/joint.pt", sha256(content), len(content))


def test_unlisted_files_are_not_looked_at(model: Path) -> None:
    """The model card may be edited, and a cache may lie about: only listed files are the model."""
    before = verify(model)
    (model / "MODEL_CARD.md").write_text("# Model card\n", encoding="utf-8")
    assert verify(model) == before


def test_missing_file(model: Path) -> None:
    """A missing weight file is named, with the checksum and size that it should have."""
    (model / "no/pos/joint.pt").unlink()
    content = FILES["no/pos/joint.pt"]
    message = fault(model)
    assert message.startswith(f"{model / 'no/pos/joint.pt'}: the file is missing, expected sha256:{sha256(content)} ")
    assert f"({len(content):,} bytes)" in message


def test_truncated_file(model: Path) -> None:
    """A file cut short, as by a full disk, is called truncated; both checksums and sizes are given."""
    content = FILES["no/depparse/joint.pt"]
    (model / "no/depparse/joint.pt").write_bytes(content[:1000])
    message = fault(model)
    assert message.startswith(f"{model / 'no/depparse/joint.pt'}: the file is truncated")
    assert f"expected sha256:{sha256(content)} (2,100 bytes)" in message
    assert f"found sha256:{sha256(content[:1000])} (1,000 bytes)" in message


@pytest.mark.parametrize("content", [b"Parser " + b"parser " * 299, b"parser " * 301], ids=["one byte", "longer"])
def test_altered_file(model: Path, content: bytes) -> None:
    """A file with other content is called altered, even when the size is right."""
    (model / "no/depparse/joint.pt").write_bytes(content)
    message = fault(model)
    assert message.startswith(f"{model / 'no/depparse/joint.pt'}: the file is altered")
    assert f"expected sha256:{sha256(FILES['no/depparse/joint.pt'])} (2,100 bytes)" in message
    assert f"found sha256:{sha256(content)} ({len(content):,} bytes)" in message


def test_file_that_cannot_be_read(model: Path) -> None:
    """A folder in the place of a file is an error of ours, not a bare OSError."""
    (model / "no/pos/joint.pt").unlink()
    (model / "no/pos/joint.pt").mkdir()
    message = fault(model)
    assert message.startswith(f"{model / 'no/pos/joint.pt'}: the file cannot be read (")
    assert sha256(FILES["no/pos/joint.pt"]) in message


def test_missing_folder(tmp_path: Path) -> None:
    """A source checkout without weights is told to make or install them."""
    assert fault(tmp_path / "model").startswith(f"{tmp_path / 'model'}: the model folder is missing")


def test_missing_listing(model: Path) -> None:
    """Without `checksums.json` nothing is taken on trust."""
    (model / CHECKSUMS).unlink()
    assert fault(model).startswith(f"{model / CHECKSUMS}: the file is missing")


@pytest.mark.parametrize(
    ("listing", "found"),
    [
        (b"", "Expecting value"),
        (b'{"no/pos/joint.pt": ', "Expecting value"),
        (b"\xff\xfe{", "can't decode"),
        (b"[]", "the document is []"),
        (b"{}", "the document is {}"),
        (b'{"a.pt": "5e1"}', "the entry of 'a.pt' is '5e1'"),
        (b'{"a.pt": {"size": 7}}', "the entry of 'a.pt' is {'size': 7}"),
        (b'{"a.pt": {"sha256": "5e1", "size": 7}}', "the entry of 'a.pt' is {'sha256': '5e1', 'size': 7}"),
        (b'{"a.pt": {"sha256": "%s", "size": "7"}}' % (b"0" * 64), "the entry of 'a.pt' is {'sha256': '000"),
        (b'{"a.pt": {"sha256": "%s", "size": -1}}' % (b"0" * 64), "the entry of 'a.pt' is {'sha256': '000"),
    ],
)
def test_malformed_listing(model: Path, listing: bytes, found: str) -> None:
    """A listing that is no JSON, or of another form, is named with the form expected and what stands there."""
    (model / CHECKSUMS).write_bytes(listing)
    message = fault(model)
    assert message.startswith(f"{model / CHECKSUMS}: expected ")
    assert '{"sha256": "<64 hex digits>", "size": <bytes>}' in message
    assert found in message


def test_model_dir_is_in_the_package() -> None:
    """The bundled model lies beside the code, wherever that is installed."""
    import quotecite.language.weights

    assert model_dir() == Path(quotecite.__file__).parent / "model"


def test_checking_needs_no_torch() -> None:
    """Weights are checked without loading torch or Stanza."""
    code = "import sys, quotecite.language.weights; sys.exit(bool({'torch', 'stanza'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.model
def test_bundled_model_is_intact() -> None:
    """The weights in this checkout are those in their listing."""
    assert verify(model_dir()).startswith("sha256:")
