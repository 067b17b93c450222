"""A directory that is written and read back is the same one, in every form."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from bot.domain.directory import Directory
from bot.domain.directory_diff import changes_between
from bot.services.directory_import import SAMPLES, load_directory
from tests.services.directory_forms import TODAY, directories, written_and_read

FORMS = ("yaml", "xlsx", "json")
PROGRAMMES = ("tomsk", "spb", "vyborg", "chelny", "chapaevsk")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("programme", PROGRAMMES)
def test_each_sample_comes_back_the_same(form: str, programme: str, tmp_path: Path) -> None:
    directory = load_directory(SAMPLES / f"{programme}.yaml", today=TODAY)

    found = written_and_read(directory, tmp_path / f"one.{form}")

    assert changes_between(directory, found) == ()
    assert found.places == directory.places


@pytest.mark.parametrize("form", FORMS)
def test_all_samples_together_come_back_the_same(form: str, tmp_path: Path) -> None:
    directory = load_directory(today=TODAY)

    found = written_and_read(directory, tmp_path / f"all.{form}")

    assert changes_between(directory, found) == ()
    assert [place.id for place in found.places] == [place.id for place in directory.places]


@pytest.mark.parametrize("form", FORMS)
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(directory=directories())
def test_any_directory_comes_back_the_same(form: str, tmp_path: Path, directory: Directory) -> None:
    found = written_and_read(directory, tmp_path / f"any.{form}")

    assert changes_between(directory, found) == ()
    assert found == directory
