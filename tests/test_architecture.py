"""What must stay true of the code as a whole. The arrows and the house rules are tests."""

import ast
import re
from collections import Counter
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
# A room may import itself and the rooms named here, and no other room of the project.
MAY_IMPORT = {
    "data_access": set(),
    "display": {"data_access"},
    "exports": {"data_access", "display"},
    "ui": {"data_access", "display", "exports"},
    "pages": {"data_access", "display", "exports", "ui"},
    "gate": {"data_access", "display"},
    "dashboard": {"gate", "ui"},
    "hoh": {"data_access", "display", "exports", "ui", "gate", "sample_data"},
    "sample_data": {"data_access"},
    "bench": {"data_access", "display", "exports", "ui", "gate", "sample_data", "tests"},
}
# The rooms of data_access, lowest first: a room may import those before it, and no other.
ROOMS_OF_DATA_ACCESS = (
    "language",
    "system",
    "schema",
    "rules",
    "access",
    "store",
    "accounts",
    "snapshots",
    "disclosure",
    "boundaries",
    "queries",
    "indicators",
    "questions",
    "presentation_file",
    "publishing",
    "backup",
    "intake",
    "casework",
    "choice",
    "commands",
    "__main__",
)
MOST_MODULES = 12  # in one folder, its __init__ not counted
ANY_NUMBER = ("pages", "data_access/store/migrations/versions")
# What a room may not import from outside: there it would be in the wrong place.
NOT_FOR = {
    "data_access": {"streamlit", "plotly", "pydeck"},
    "display": {
        "streamlit",
        "plotly",
        "pydeck",
        "pptx",
        "typst",
        "xlsxwriter",
        "duckdb",
        "sqlalchemy",
    },
    "exports": {"streamlit", "duckdb", "sqlalchemy"},
    "ui": {"duckdb", "sqlalchemy", "pyarrow", "sqlite3"},
    "pages": {"pandas", "numpy", "plotly", "pydeck", "duckdb", "sqlalchemy", "pyarrow", "sqlite3"},
    "gate": {"pandas", "duckdb", "pyarrow", "plotly", "pydeck"},
    "dashboard": {"pandas", "duckdb", "sqlalchemy", "pyarrow", "plotly", "pydeck"},
    "hoh": {"pandas", "duckdb", "sqlalchemy", "pyarrow", "plotly", "pydeck"},
    "sample_data": {"streamlit"},
    "bench": set(),
}
# The gate opens and closes doors; it asks no question about the programme.
GATE_MAY_IMPORT = {"access", "accounts", "commands", "language", "publishing", "system"}
LISTS = (
    "data_access/language/vocabulary.py",
    "data_access/schema/",
    "data_access/store/migrations/versions/",
)
LONGEST = 300  # lines of a module that is not a list
IN_CODE = [
    path
    for room in MAY_IMPORT
    for path in [*sorted((ROOT / room).rglob("*.py")), ROOT / f"{room}.py"]
    if path.exists()
]
TESTS = sorted((ROOT / "tests").rglob("*.py"))


def name_of(path):
    return path.relative_to(ROOT).as_posix()


def room_of(path):
    return Path(name_of(path)).parts[0].removesuffix(".py")


@cache
def tree_of(path):
    """Each source is parsed once for all rules."""
    return ast.parse(path.read_text("utf-8"))


def imports_of(path):
    """Every module that this one imports, with its full dotted name; late imports count."""
    names = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def module_of(path):
    return name_of(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def modules_and_what_they_import():
    """Every module of ours, and which modules of ours it imports."""
    ours = {module_of(path): path for path in IN_CODE}
    return {
        name: {
            found
            for imported in imports_of(path)
            for found in (imported, imported.rpartition(".")[0])
            if found in ours and found != name and (found == imported or imported not in ours)
        }
        for name, path in ours.items()
    }


def texts_of(path):
    """Every string that stands in the module's code; its docstrings are not code."""
    tree = tree_of(path)
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in docstrings
    ]


def of_rooms(*rooms):
    return [path for path in IN_CODE if room_of(path) in rooms]


def test_imports_run_one_way():
    for path in IN_CODE:
        room = room_of(path)
        imported = {name.split(".")[0] for name in imports_of(path)}

        may = MAY_IMPORT[room] | ({room} - {"pages"})
        assert imported & set(MAY_IMPORT) <= may, name_of(path)
        assert imported & NOT_FOR[room] == set(), name_of(path)


def test_rooms_of_data_access_import_in_their_order():
    for path in of_rooms("data_access"):
        if path.parent != ROOT / "data_access":
            room = Path(name_of(path)).parts[1]
            before = ROOMS_OF_DATA_ACCESS[: ROOMS_OF_DATA_ACCESS.index(room) + 1]
            asked = {
                name.split(".")[1] for name in imports_of(path) if name.startswith("data_access.")
            }

            assert asked <= set(before), name_of(path)


def test_no_modules_import_each_other_in_a_circle():
    left = modules_and_what_they_import()
    while free := [name for name, imported in left.items() if not imported & left.keys()]:
        for name in free:
            del left[name]

    assert left == {}


def test_no_folder_holds_more_modules_than_can_be_looked_over():
    counted = Counter(path.parent for path in IN_CODE if path.name != "__init__.py")
    for folder, modules in counted.items():
        if name_of(folder) not in ANY_NUMBER:
            assert modules <= MOST_MODULES, name_of(folder)


def test_every_room_says_in_a_sentence_what_is_in_it():
    for path in of_rooms("data_access", "display", "exports", "gate", "hoh"):
        if path.name == "__init__.py":
            assert ast.get_docstring(tree_of(path)), name_of(path)


def test_the_gate_asks_no_question_about_the_programme():
    for path in of_rooms("gate"):
        ours = {name for name in imports_of(path) if name.startswith("data_access")}

        assert {name.split(".")[1] for name in ours} <= GATE_MAY_IMPORT, name_of(path)


def test_a_page_gets_its_records_through_questions_and_never_opens_them():
    opened = {"store", "snapshots", "intake"}
    for path in of_rooms("pages"):
        asked = {name.split(".")[1] for name in imports_of(path) if name.startswith("data_access.")}

        assert asked & opened == set(), name_of(path)


def test_no_sql_stands_in_a_page():
    sql = re.compile(r"\bselect\b.+\bfrom\b", re.IGNORECASE | re.DOTALL)
    english = re.compile(r"^[A-Z][^;]*[.?]$")  # "Select a district from the list." is a sentence
    for path in of_rooms("pages", "ui"):
        for text in texts_of(path):
            assert not sql.search(text) or english.match(text), name_of(path)


def test_no_html_is_built_from_records():
    for path in IN_CODE:
        code = path.read_text("utf-8")

        assert "unsafe_allow_html" not in code, name_of(path)
        assert "unsafe_allow_javascript" not in code, name_of(path)


def test_only_one_module_asks_which_day_it_is_here():
    """A server in UTC has yesterday's date until seven in the morning, and last fiscal year's."""
    spellings = re.compile(
        r"\bdate\.today\(|\bdatetime\.today\(|\butcnow\(|\bTimestamp\.(now|today)\("
        r"|\.now\((?!UTC\))|\.astimezone\(\)|\blocaltime\(|\bhours=7\b|\bZoneInfo\("
    )
    asking = {
        name_of(path)
        for path in of_rooms(*MAY_IMPORT.keys() - {"bench"})
        if spellings.search(path.read_text("utf-8"))
    }

    assert asking == {"data_access/language/thai_day.py"}


def test_no_place_of_one_province_is_written_into_the_code():
    """Another province must be able to start with its own areas and no edit."""
    for path in of_rooms(*MAY_IMPORT.keys() - {"bench", "sample_data"}):
        for text in texts_of(path):
            assert not re.fullmatch(r"58(\d{2}){0,3}", text), name_of(path)


def test_a_module_holds_one_noun_and_can_be_read_in_one_sitting():
    for path in IN_CODE:
        if not name_of(path).startswith(LISTS):
            assert len(path.read_text("utf-8").splitlines()) < LONGEST, name_of(path)


def test_nothing_is_printed():
    """Records would leak into logs. Ruff says so too, but can be told to look away."""
    for path in IN_CODE:
        called = [node.func for node in ast.walk(tree_of(path)) if isinstance(node, ast.Call)]

        names = {node.id for node in called if isinstance(node, ast.Name)}
        assert "print" not in names, name_of(path)


def test_every_file_is_taken_along_by_the_one_button_that_asks_for_the_right_and_keeps_it():
    for path in of_rooms("pages", "ui"):
        offers = "download_button(" in path.read_text("utf-8")

        assert offers == (name_of(path) == "ui/session/download.py"), name_of(path)


def test_every_table_is_drawn_by_the_one_function_that_offers_no_file_of_its_own():
    for path in of_rooms("pages", "ui"):
        draws = re.search(r"\b(dataframe|data_editor)\(", path.read_text("utf-8"))

        assert bool(draws) == (name_of(path) == "ui/session/tables.py"), name_of(path)


def test_the_project_stands_alone():
    """It reads and names nothing that lies outside its own folder."""
    outside = re.compile(r"\.\./(?!pages/)[a-z]\S*")
    for path in [*IN_CODE, *TESTS]:
        assert outside.findall(path.read_text("utf-8")) == [], name_of(path)


def test_only_data_access_opens_snapshots_and_stores():
    opening = re.compile(r"\b(read_parquet|ParquetFile|create_engine|sqlite3|duckdb\.connect)\b")
    for path in of_rooms(*MAY_IMPORT.keys() - {"data_access"}):
        assert opening.findall(path.read_text("utf-8")) == [], name_of(path)


def test_only_the_frame_lies_beside_the_script_that_runs():
    """A pages/ beside it would be found by Streamlit, and its files run before any frame."""
    assert not (ROOT / "ui" / "pages").exists()
    assert re.search(r'st\.App\(\s*"ui/frame\.py"', (ROOT / "dashboard.py").read_text("utf-8"))
