"""What the documents say, held against the code: commands, files, tests, words and examples."""

import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from data_access.commands.office.user import standing
from data_access.commands.publication import figures
from data_access.commands.records import load
from data_access.commands.terminal import parser_of
from data_access.language import vocabulary
from data_access.schema import BY_NAME, TABLES
from data_access.schema.column import STAMPS
from hoh.catalogue import COMMANDS
from ui.shell.menu import PAGES

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
README_TH = ROOT / "README.th.md"
REFERENCE = ROOT / "docs" / "reference.md"
DEVELOP = ROOT / "docs" / "develop.md"
GLOSSARY = ROOT / "GLOSSARY.md"
RECORDS = ROOT / "docs" / "records.md"
ONE_REPAIR = ROOT / "docs" / "one-repair.md"
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
DOCUMENTS = [
    README,
    README_TH,
    *(ROOT / f"{name}.md" for name in ("CONTRIBUTING", "SECURITY", "SUPPORT")),
    GLOSSARY,
    ROOT / "CHANGELOG.md",
    ROOT / "sample_data" / "README.md",
    *sorted((ROOT / "docs").glob("*.md")),
    *DECISIONS,
]
ROOMS = ("data_access", "exports", "gate", "hoh", "pages", "sample_data", "ui")

CODE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")
PICTURE = re.compile(r"!\[[^\]]*\]\((?:docs/)?screens/([\w.-]+)\)")
BLOCK = re.compile(r"^```(\w*) ?([^\n]*)\n(.*?)^```", re.DOTALL | re.MULTILINE)
COMMAND = re.compile(r"(?<![\w.-])hoh ([a-z][a-z-]*)([^`\n]*)")
FILE = re.compile(r"[\w.-]+(/[\w.-]+)*(/|\.(py|md|toml|json|csv|txt|lock|png|css))")
MADE_WHEN_RUN = ("var/", ".venv/")

CLOSED_LISTS = {
    name: words
    for name, words in vars(vocabulary).items()
    if name.isupper()
    and isinstance(words, dict)
    and all(isinstance(word, vocabulary.Text) for word in words.values())
}

every_document = pytest.mark.parametrize(
    "document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix()
)


def text_of(document):
    return document.read_text("utf-8")


def make_targets():
    return set(re.findall(r"^([a-z-]+):", text_of(ROOT / "Makefile"), re.MULTILINE))


def command_parsers():
    """The parser of each command, by its name."""
    return {name: parser_of(name, COMMANDS) for name in COMMANDS}


def blocks_of(document, language, every=False):
    """The code blocks of that language, by the words behind it: a file's name; or each of them."""
    found = BLOCK.findall(text_of(document))
    if every:
        return [body for kind, _name, body in found if kind == language]
    return {name: body for kind, name, body in found if kind == language}


def line_of_table(table):
    """How docs/records.md tells of one table."""
    stamps = {column.name for column in STAMPS}

    def names(required):
        return ", ".join(
            column.name + ("‡" if column.personal else "")
            for column in table.columns
            if column.required == required and column.name not in stamps
        )

    return (
        f"| `{table.name}.csv` | {table.label.th} / {table.label.en}"
        f" | {names(True)} | {names(False) or '–'} |"
    )


def line_of_list(name):
    """How docs/records.md tells of one closed list; None if no column uses it."""
    words = CLOSED_LISTS[name]
    used_in = dict.fromkeys(
        f"{table.name}.{column.name}"
        for table in TABLES
        for column in table.columns
        if column.choices is words
    )
    if not used_in:
        return None
    codes = " · ".join(f"`{code}` {word.th}" for code, word in words.items())
    return f"| {', '.join(used_in)} | {codes} |"


@every_document
def test_every_make_target_named_exists(document):
    named = set(re.findall(r"\bmake ([a-z-]+)\b(?=[`\s]*(?:$|[A-Z]+=|`| {2}))", text_of(document)))

    assert named <= make_targets()


def test_the_reference_names_every_target_that_make_lists():
    listed = set(re.findall(r"@echo \"make ([a-z-]+)", text_of(ROOT / "Makefile")))

    assert listed <= make_targets()
    assert {
        name for name in listed if not re.search(rf"make {name}(?![a-z-])", text_of(REFERENCE))
    } == set()


def test_what_make_is_given_in_the_environment_counts_as_on_its_line():
    """Otherwise SAMPLE= would open the sample in silence, instead of the office's own folder."""
    given = {"PORT": "8711", "SAMPLE": "of-the-office", "PYTHON": "python-of-the-office"}
    told = subprocess.run(
        ["make", "--dry-run", "--always-make", "run"],
        cwd=ROOT,
        env={**os.environ, **given},
        capture_output=True,
        text=True,
    )

    assert "hoh run --folder of-the-office --port 8711" in told.stdout
    assert "python-of-the-office -m venv" in told.stdout


@every_document
def test_every_command_named_exists_with_its_options(document):
    parsers = command_parsers()
    for name, rest in COMMAND.findall(text_of(document)):
        assert name in parsers
        options = re.findall(r"--[a-z-]+", rest)
        assert set(options) <= set(parsers[name]._option_string_actions)


@every_document
def test_every_account_that_a_document_makes_can_be_made(document):
    """With a role, and an officer's districts: without them the command is refused."""
    parser = command_parsers()["user"]
    for name, rest in COMMAND.findall(text_of(document)):
        typed = rest.partition("#")[0].split()
        if name == "user" and typed[:1] == ["add"] and typed[1:]:
            standing(parser.parse_args(typed))


@pytest.mark.parametrize("document", [README, README_TH, RECORDS, ONE_REPAIR, REFERENCE])
def test_where_real_records_are_loaded_an_account_is_made_before_they_are_opened(document):
    loads = [body for body in blocks_of(document, "sh", every=True) if "hoh load" in body]

    assert loads
    for body in loads:
        assert re.search(r"hoh load.*hoh user add.*hoh (run|serve)", body, re.DOTALL)


def test_the_reference_names_every_command():
    assert {name for name in COMMANDS if f"hoh {name}" not in text_of(REFERENCE)} == set()


def test_a_command_has_one_spelling_in_documents_and_messages():
    """The one that is found from any folder, with all that it needs."""
    code = [path for room in ROOMS for path in (ROOT / room).rglob("*.py")]
    elsewhere = re.compile(r"-m (data_access|exports)(?![.\w])")
    where = [path for path in [*DOCUMENTS, *code] if elsewhere.search(text_of(path))]

    assert {path.relative_to(ROOT).as_posix() for path in where} == {
        "CHANGELOG.md",  # what a release of then was started with
        "data_access/__main__.py",
    }


def test_every_environment_variable_that_the_code_reads_is_in_the_reference():
    read = set()
    for room in ROOMS:
        for path in (ROOT / room).rglob("*.py"):
            read |= set(re.findall(r"environ(?:\.get\(|\[)\s*[\"'](\w+)", text_of(path)))
    makefile = text_of(ROOT / "Makefile")
    read |= {name for name in ("PORT", "PYTHON", "SAMPLE") if f"$({name})" in makefile}

    assert {name for name in read if f"`{name}`" not in text_of(REFERENCE)} == set()


@every_document
def test_every_file_named_exists_and_lies_inside_the_project(document):
    inside = [text for text in CODE.findall(text_of(document)) if FILE.fullmatch(text)]
    for name in inside:
        if not name.startswith(MADE_WHEN_RUN) and name not in {f"{one}.csv" for one in BY_NAME}:
            assert ".." not in name
            assert (ROOT / name).exists() or (document.parent / name).exists(), name
    for target in LINK.findall(text_of(document)):
        if "://" not in target:
            linked = (document.parent / target).resolve()
            assert linked.is_relative_to(ROOT) and linked.exists(), target


@every_document
def test_no_line_names_a_place_outside_the_project(document):
    outside = re.compile(r"(?<![\w.])/(?:work|tmp|home|root|Users)/\S*|\.\./shared")

    assert outside.findall(text_of(document)) == []


@every_document
def test_every_test_named_exists(document):
    defined = {
        name
        for path in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"^def (test_\w+)", text_of(path), re.MULTILINE)
    }

    assert set(re.findall(r"`(test_\w+)`", text_of(document))) <= defined


@pytest.mark.parametrize("readme", [README, README_TH], ids=["en", "th"])
def test_the_readme_is_short_and_begins_with_what_a_newcomer_needs(readme):
    lines = text_of(readme).splitlines()
    beginning = "\n".join(lines[:12])

    assert len(lines) <= 80

    for needed in (
        "overview-th-1440.png",
        "make run",
        "make test",
        "docs/records.md",
        "GLOSSARY.md",
    ):
        assert needed in beginning


def test_the_figures_in_the_reference_are_those_of_the_sample(
    sample_published, monkeypatch, capsys
):
    monkeypatch.setenv("HOH_VAR", str(sample_published))
    figures.run(parser_of("figures", COMMANDS).parse_args([]))
    said = [line.rstrip() for line in capsys.readouterr().out.splitlines()]
    (shown,) = [body for body in blocks_of(REFERENCE, "text").values() if body.startswith("G1 ")]

    assert [line for line in shown.splitlines() if line.rstrip() not in said] == []


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_table_is_in_the_glossary(table):
    assert re.search(
        rf"^\| {re.escape(table.label.th)} \| .+ \| `{table.name}` \|$",
        text_of(GLOSSARY),
        re.MULTILINE,
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_page_is_in_the_reference_by_its_address_and_name(page):
    address = "/" if page is PAGES[0] else f"/{page.name}"  # the first page is the front door

    assert f"| `{address}` {page.title.th} · {page.title.en} |" in text_of(REFERENCE)


@pytest.mark.parametrize("name", CLOSED_LISTS)
def test_every_closed_list_is_in_the_glossary(name):
    assert f"| `{name}` |" in text_of(GLOSSARY)


@pytest.mark.parametrize("name", ["REPAIR_STATUS", "PLEDGE_STATUS", "VERIFICATION", "RAG", "ROLE"])
def test_every_status_and_role_is_in_the_glossary(name):
    lines = [
        f"| {words.th} | {words.en} | `{code}` |" for code, words in CLOSED_LISTS[name].items()
    ]

    assert [line for line in lines if line not in text_of(GLOSSARY)] == []


def test_every_table_is_described_for_those_who_fill_it_in():
    written = text_of(RECORDS).splitlines()

    assert [line for line in map(line_of_table, TABLES) if line not in written] == []


def test_every_code_that_a_column_may_hold_is_listed_for_those_who_fill_it_in():
    written = text_of(RECORDS).splitlines()
    lines = [line for line in map(line_of_list, CLOSED_LISTS) if line]

    assert [line for line in lines if line not in written] == []


@pytest.fixture
def example(tmp_path):
    """The folder of the example in docs/records.md, without the file that is wrong on purpose."""
    for name, body in blocks_of(RECORDS, "csv").items():
        if "wrong" not in name:
            (tmp_path / name).write_text(body, encoding="utf-8")
    return tmp_path


def test_the_example_records_are_kept_as_they_stand(example, sqlite_store):
    assert load.load(example, sqlite_store).is_kept
    assert len(sqlite_store.read("household")) == 2
    assert not sqlite_store.is_made_up()


def test_the_example_of_a_mistake_waits_and_is_told_in_the_words_shown(
    example, sqlite_store, capsys
):
    load.load(example, sqlite_store)
    capsys.readouterr()
    (wrong,) = [body for name, body in blocks_of(RECORDS, "csv").items() if "wrong" in name]
    (example / "household.csv").write_text(wrong, encoding="utf-8")
    outcome = load.load(example, sqlite_store)
    said = capsys.readouterr().out
    (shown,) = blocks_of(RECORDS, "text").values()

    assert outcome.rows_waiting == 1
    assert shown in said


def test_decisions_are_numbered_and_each_says_why_and_what_follows():
    assert [path.name[:4] for path in DECISIONS] == [
        f"{number:04}" for number in range(1, len(DECISIONS) + 1)
    ]
    for path in DECISIONS:
        headings = re.findall(r"^## (\w+)", text_of(path), re.MULTILINE)
        assert headings == ["Context", "Decision", "Consequences"], path.name


def test_every_decision_is_listed_for_developers():
    assert [
        path.name for path in DECISIONS if f"decisions/{path.name}" not in text_of(DEVELOP)
    ] == []


def test_every_picture_is_shown_in_a_document_and_every_page_has_one():
    shown = {name for document in DOCUMENTS for name in PICTURE.findall(text_of(document))}
    pictures = {path.name for path in (ROOT / "docs" / "screens").iterdir()}

    assert pictures == shown
    assert {f"{page.name}-th-1440.png" for page in PAGES} <= shown


def test_the_newest_release_of_the_changelog_has_a_day_and_is_the_version_of_the_package():
    released = re.findall(
        r"^## \[(\d+\.\d+\.\d+)\] - \d{4}-\d\d-\d\d$", text_of(ROOT / "CHANGELOG.md"), re.MULTILINE
    )
    package = tomllib.loads(text_of(ROOT / "pyproject.toml"))["project"]

    assert released[0] == package["version"] and released[-1] == "0.1.0"
    major_and_minor = released[0].rpartition(".")[0]
    assert f"version {major_and_minor}" in text_of(README)
    assert f"รุ่น {major_and_minor}" in text_of(README_TH)
