"""A fresh machine: what the make targets say, what the locks hold, what Streamlit is told."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from streamlit.config import get_config_options

ROOT = Path(__file__).parents[2]
PINNED = re.compile(r"^([A-Za-z0-9_.-]+)(?:\[\w+\])?==(\S+)(?:\s+# (.+))?$")
FONTS = sorted((ROOT / "ui" / "static" / "fonts").glob("*.woff2"))


@pytest.fixture(scope="module")
def streamlit_told():
    return tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))


def lines(name):
    return (ROOT / name).read_text("utf-8").splitlines()


def direct(name):
    """Each direct dependency of the file, with its release and its reason."""
    stated = [line for line in lines(name) if line and not line.startswith(("#", "-r"))]
    return [PINNED.match(line).groups() for line in stated]


def locked(name):
    """Each package of the lock with how many files it allows, by their hashes."""
    text = "\n".join(lines(name))
    entries = re.findall(
        r"^([a-z0-9.-]+)(?:\[\w+\])?==(\S+)[^\n]*\n((?:    --hash=sha256:[0-9a-f]{64}[ \\\n]*)*)",
        text,
        re.MULTILINE,
    )
    return {(package, release): hashes.count("sha256:") for package, release, hashes in entries}


def test_make_alone_names_every_target_in_thai_and_english():
    said = subprocess.run(["make", "-s"], cwd=ROOT, capture_output=True, text=True, check=True)
    named = [line.split()[1] for line in said.stdout.splitlines()]
    phony = next(line for line in lines("Makefile") if line.startswith(".PHONY")).split()[1:]

    assert set(named) == set(phony) - {"help", "chromium"}
    assert all(re.search("[ก-๙]", line) for line in said.stdout.splitlines())
    assert all(re.search("[a-z]{4} ", line[14:]) for line in said.stdout.splitlines())


@pytest.mark.parametrize(
    "name", ["requirements.txt", "requirements-office.txt", "requirements-dev.txt"]
)
def test_each_dependency_is_pinned_and_says_why_it_is_here(name):
    assert all(reason for _, _, reason in direct(name))


@pytest.mark.parametrize(
    ("name", "lock"),
    [
        ("requirements.txt", "requirements.lock"),
        ("requirements.txt", "requirements-office.lock"),
        ("requirements.txt", "requirements-dev.lock"),
        ("requirements-office.txt", "requirements-office.lock"),
        ("requirements-office.txt", "requirements-dev.lock"),
        ("requirements-dev.txt", "requirements-dev.lock"),
    ],
)
def test_each_dependency_is_locked_at_the_same_release(name, lock):
    stated = {(package.lower(), release) for package, release, _ in direct(name)}

    assert stated <= set(locked(lock))


LOCKS = ["requirements.lock", "requirements-office.lock", "requirements-dev.lock"]


@pytest.mark.parametrize("lock", LOCKS)
def test_each_locked_package_is_known_by_its_hashes(lock):
    entries = [line for line in lines(lock) if re.match(r"[a-z0-9]", line)]

    assert len(locked(lock)) == len(entries) > 40
    assert all(locked(lock).values())


@pytest.mark.parametrize("lock", LOCKS)
def test_a_package_has_one_release_in_all_locks(lock):
    """So that `make install` after `make run` exchanges nothing."""
    assert set(locked(lock)) <= set(locked("requirements-dev.lock"))


def test_the_core_brings_nothing_that_only_some_offices_need():
    core = {package for package, _ in locked("requirements.lock")}

    assert core.isdisjoint({"pyogrio", "psycopg", "psycopg-binary", "authlib", "httpx"})


@pytest.mark.parametrize("name", ["Makefile", ".ci/run", *LOCKS])
def test_packages_come_from_whatever_index_the_machine_is_told_to_use(name):
    text = (ROOT / name).read_text("utf-8")

    assert not re.search(
        r"https?://(?!127\.0\.0\.1)|--(extra-)?index-url|--find-links",
        text.replace("--no-emit-index-url", ""),
    )


def test_an_error_tells_the_reader_nothing_about_the_machine(streamlit_told):
    assert streamlit_told["client"]["showErrorDetails"] == "none"
    assert streamlit_told["client"]["showErrorLinks"] is False
    assert streamlit_told["client"]["toolbarMode"] == "viewer"


def test_streamlit_sends_nothing_out_and_listens_to_this_machine_only(streamlit_told):
    assert streamlit_told["browser"]["gatherUsageStats"] is False
    assert streamlit_told["server"]["address"] == "127.0.0.1"
    assert streamlit_told["server"]["allowedHosts"] == ["127.0.0.1", "localhost"]
    assert streamlit_told["server"]["enableAgentApi"] is False


def test_every_option_is_one_that_this_streamlit_knows(streamlit_told):
    known = set(get_config_options())
    for section in ("browser", "client", "server", "theme"):
        for name, value in streamlit_told[section].items():
            parts = isinstance(value, dict) and f"{section}.{name}" not in known
            options = [f"{name}.{part}" for part in value] if parts else [name]
            assert {f"{section}.{option}" for option in options} <= known


def test_every_font_file_is_declared_and_every_declared_one_is_there(streamlit_told):
    declared = {face["url"] for face in streamlit_told["theme"]["fontFaces"]}

    assert declared == {f"app/static/fonts/{path.name}" for path in FONTS}
    assert (FONTS[0].parent / "OFL.txt").exists()


def test_what_a_first_visit_takes_from_us_is_small():
    """A slow link carries it: the fonts and the icon together stay under 100 KB."""
    ours = [*FONTS, ROOT / "ui" / "static" / "icon.png"]

    assert sum(path.stat().st_size for path in ours) < 100_000
