"""The tree keeps its shape: its folders, its first lines, its silence about anything but itself."""

import ast
import re
import subprocess

import pytest

from migrations import HEAD
from tests.sources import ROOT, SHIPPED, python_sources

FOLDERS = {"bot", "handlers", "locales", "models", "migrations", "tests"}
TEXT_FILES = {".py", ".md", ".toml", ".txt", ".yaml", ".yml", ".po", ".pot", ".js", ".css", ".html", ""}
NAMELESS = re.compile(r"(^|/|_)(utils?|helpers?|misc|managers?|common)(_|\.|/|$)")
# Whole words, lower-case: who or what makes the project, where it was made, where its parts are fetched.
# Spelt in halves, so that this file may be searched too.
ALIEN = re.compile(
    "|".join(
        (
            r"\bai[ -]" + "generated",
            r"\bll" + r"ms?\b",
            r"\bchat" + "gpt",
            r"language " + "model",
            r"/wo" + "rk/",
            r"\btmp/po" + "druga",
            r"\bpypi\.o" + "rg",
            r"python" + "hosted",
            r"registry\.npm" + "js",
            r"deb\.debi" + r"an\.org",
        )
    )
)


def _tracked() -> list[str]:
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],  # noqa: S607 - git of the machine
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listing.returncode:
        pytest.skip("no git repository here: the list of files comes from git")
    return [name for name in listing.stdout.splitlines() if (ROOT / name).is_file()]


def test_no_other_top_level_folder() -> None:
    folders = {name.split("/")[0] for name in _tracked() if "/" in name}

    assert {one for one in folders if not one.startswith(".")} == FOLDERS


def test_every_module_says_what_it_holds() -> None:
    assert [one.name for one in python_sources(*SHIPPED, "tests") if not ast.get_docstring(one.tree)] == []


def test_project_speaks_of_itself_alone() -> None:
    found = [
        f"{name}: {match.group()}"
        for name in _tracked()
        if (ROOT / name).suffix in TEXT_FILES
        for match in [ALIEN.search((ROOT / name).read_text(encoding="utf-8").lower())]
        if match
    ]

    assert found == []


def test_no_module_is_named_for_nothing() -> None:
    assert [name for name in _tracked() if name.endswith(".py") and NAMELESS.search(name)] == []


def test_no_work_is_left_for_later() -> None:
    marks = re.compile(r"#.*\b(" + "TO" + r"DO|FIX" + r"ME|X" + r"XX)\b")

    assert [one.name for one in python_sources(*SHIPPED, "tests") if marks.search(one.text)] == []


def test_tests_are_named_by_facts() -> None:
    names = {
        f"{source.name}: {function.name}"
        for source in python_sources("tests")
        for function in source.functions()
        if function.name.startswith("test_") and not 3 <= function.name.count("_") <= 9
    }

    assert names == set()


def test_every_package_is_one() -> None:
    folders = {(ROOT / one.name).parent for one in python_sources(*SHIPPED, "tests")}

    assert [str(one) for one in folders if not (one / "__init__.py").is_file()] == []


def test_versions_are_pinned_without_addresses() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()

    assert [line for line in lines if not re.fullmatch(r"[A-Za-z0-9_.-]+==[A-Za-z0-9.!+]+", line)] == []


def test_migrations_are_numbered_as_they_climb() -> None:
    chain = [
        re.findall(r'^(?:down_)?revision\b.* = "?(\w+)"?$', text, re.MULTILINE) for text in _migrations()
    ]

    numbers = [f"{number:04d}" for number in range(1, len(chain) + 1)]
    assert [links[0] for links in chain] == numbers
    assert [links[1] for links in chain] == ["None", *numbers[:-1]]
    assert numbers[-1] == HEAD


def _migrations() -> list[str]:
    """Return every revision, in the order of the names of their files."""
    folder = ROOT / "migrations" / "versions"
    return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("[0-9]*.py"))]
