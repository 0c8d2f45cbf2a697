"""One flipped bit anywhere in the profile: found, every time, and never taken for content."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest
from desk_for_tests import CLERK, PASSWORD, accept, open_desk, person

from app.errors import Refused
from app.keys.safe import unlock
from app.keys.seal import KEY_BYTES
from app.wording import say_trouble
from db.desk.backup import backups, damaged_pages
from db.desk.now import real_now

SEEDS = range(60)


def flipped(path: Path, rng: random.Random) -> bytes:
    data = bytearray(path.read_bytes())
    data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    return bytes(data)


def is_found(path: Path, key: bytes) -> bool:
    try:
        return bool(damaged_pages(path, key))
    except Refused as refused:
        return refused.code == "store.damaged"


@pytest.fixture(scope="module")
def worked(made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed profile with a few cases and a backup."""
    folder = Path(shutil.copytree(made_once, tmp_path_factory.mktemp("flips") / "profile"))
    store = open_desk(folder)
    for n in range(4):
        store.do(CLERK, accept, person(f"张{n}"))
    store.backup()
    store.close()
    return folder


def test_every_flip_in_the_store_is_found(worked: Path, tmp_path: Path) -> None:
    """Of 1,000 flips plain SQLite called 522 changed files whole; SQLCipher's pages are each signed."""
    key = unlock(worked, "w1", PASSWORD, real_now())
    copy = tmp_path / "store.db"
    missed = []
    for seed in SEEDS:
        copy.write_bytes(flipped(worked / "store.db", random.Random(seed)))
        if not is_found(copy, key):
            missed.append(seed)
    assert missed == []
    shutil.copy(worked / "store.db", copy)
    assert not is_found(copy, key), "a sound store must raise no alarm"


def test_every_cut_and_every_blank_page_is_found(worked: Path, tmp_path: Path) -> None:
    key = unlock(worked, "w1", PASSWORD, real_now())
    data = (worked / "store.db").read_bytes()
    copy = tmp_path / "store.db"
    for page in range(0, len(data) // 4096, 7):
        copy.write_bytes(data[: page * 4096] + bytes(4096) + data[(page + 1) * 4096 :])
        assert is_found(copy, key), f"page {page} blanked"
    for cut in (1, 4095, 4096, len(data) // 2):
        copy.write_bytes(data[:-cut])
        assert is_found(copy, key), f"{cut} bytes cut off"


def test_every_flip_in_a_backup_is_found(worked: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(worked / "backups", tmp_path / "backups"))
    good = backups(folder)[0]
    whole = good.path.read_bytes()
    for seed in SEEDS:
        good.path.write_bytes(flipped(good.path, random.Random(seed)))
        assert backups(folder) == (), seed
        good.path.write_bytes(whole)
    assert backups(folder) == (good,)


def test_a_flip_in_one_copy_of_the_slots_is_mended_and_in_the_device_secret_is_said(
    worked: Path, tmp_path: Path
) -> None:
    for seed in range(20):
        folder = Path(shutil.copytree(worked, tmp_path / str(seed)))
        (folder / "keys.slots").write_bytes(flipped(folder / "keys.slots", random.Random(seed)))
        assert len(unlock(folder, "w1", PASSWORD, real_now())) == KEY_BYTES
        assert (folder / "keys.slots").read_bytes() == (folder / "keys.slots.bak").read_bytes()
        secret = (folder / "device.secret").read_text()
        other = secret[:seed] + "0123456789abcdef"[int(secret[seed], 16) ^ 1] + secret[seed + 1 :]
        (folder / "device.secret").write_text(other)
        with pytest.raises(Refused) as caught:
            unlock(folder, "w1", PASSWORD, real_now())
        assert caught.value.code == "keys.device_secret_other"


def test_a_flip_in_the_profile_file_never_opens_it_as_another_desk(worked: Path, tmp_path: Path) -> None:
    """Neither another desk code nor a training profile without its marks."""
    folder = Path(shutil.copytree(worked, tmp_path / "profile"))
    for seed in range(40):
        (folder / "profile.toml").write_bytes(flipped(worked / "profile.toml", random.Random(seed)))
        try:
            store = open_desk(folder)
        except Refused as refused:
            assert refused.code in ("profile.damaged", "profile.format", "profile.differs")
            continue
        assert store.do(CLERK, lambda desk: (desk.is_training, desk.take_case_number()[14:18])) == (True, "9999")
        store.close()


def test_a_training_profile_cannot_be_passed_off_as_a_live_one(worked: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(worked, tmp_path / "profile"))
    path = folder / "profile.toml"
    for before, after in (("training = true", "training = false"), ('"9999"', '"0001"')):
        text = path.read_text()
        path.write_text(text.replace(before, after))
        with pytest.raises(Refused) as caught:
            open_desk(folder)
        assert caught.value.code == "profile.differs" and "profile.toml" in say_trouble(caught.value)
        path.write_text(text)
