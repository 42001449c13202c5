"""`hoh`: installed by name, found from any folder, and what it says before it opens the dashboard."""

import importlib
import os
import re
import socket
import subprocess
import sys
import tomllib

import pytest

from data_access import __main__ as records
from data_access.commands import catalogue
from data_access.system.paths import ROOT
from hoh.__main__ import main
from hoh.catalogue import COMMANDS
from tests.records import programme, records_folder


@pytest.fixture
def busy():
    """A port that another program holds."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


@pytest.fixture
def started(monkeypatch):
    """What would have become a server: its arguments and its environment."""
    seen = {}

    def become(program, arguments, environment):
        seen.update(arguments=arguments, environment=environment)

    monkeypatch.setattr(os, "execve", become)
    monkeypatch.chdir(ROOT)
    return seen


def test_the_command_that_is_installed_is_this_one():
    said = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    module, _, name = said["project"]["scripts"]["hoh"].partition(":")

    assert getattr(importlib.import_module(module), name) is main
    assert {path.name for path in ROOT.iterdir() if (path / "__init__.py").exists()} - {
        "tests",
        "bench",
    } <= {one.rstrip("*") for one in said["tool"]["setuptools"]["packages"]["find"]["include"]}


def test_every_command_is_done_by_a_module_that_is_there():
    for command in COMMANDS.values():
        assert callable(importlib.import_module(command.module).run)


def test_the_commands_on_records_are_among_them_and_can_be_asked_without_hoh(capsys):
    assert catalogue.COMMANDS.items() <= COMMANDS.items()
    assert records.main(["figures", "--help-me"]) == 2


def test_it_works_from_any_folder(tmp_path, var):
    told = subprocess.run(
        [sys.executable, "-m", "hoh", "batches"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )

    assert (told.returncode, told.stderr) == (0, "")
    assert (var / "store.sqlite").exists()


@pytest.mark.parametrize("command", ["run", "serve", "present"])
def test_a_port_in_use_is_said_before_anything_is_loaded(command, busy, var, capsys):
    assert main([command, "--port", str(busy)]) == 2

    said = capsys.readouterr()
    assert f"Port {busy} is in use" in said.err
    assert "make run PORT=8600" in said.err and "hoh run --port 8600" in said.err
    assert f"พอร์ต {busy} มีโปรแกรมอื่นใช้อยู่" in said.err
    assert said.out == ""
    assert not (var / "store.sqlite").exists()


def test_a_number_that_is_no_port_is_said(capsys):
    assert main(["run", "--port", "70000"]) == 2
    assert "There is no port 70000: choose one from 1024 to 65535." in capsys.readouterr().err


def free_port():
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return str(asked.getsockname()[1])


def test_run_loads_a_folder_says_the_address_last_and_becomes_the_server(
    started, minimal_folder, var, capsys
):
    port = free_port()
    main(["run", "--folder", str(minimal_folder), "--port", port])

    said = capsys.readouterr().out.splitlines()
    assert said[-1].endswith(f"http://127.0.0.1:{port}/")
    assert started["arguments"][1:] == ["-m", "streamlit", "run", "dashboard.py", "--server.port", port]  # fmt: skip
    assert started["environment"]["HOH_VAR"] == str(var)
    assert "HOH_SAMPLE" not in started["environment"]


def test_what_is_still_missing_is_said_with_the_next_command_before_it_opens(
    started, var, tmp_path, capsys
):
    """No records, then nobody who may sign in to real ones, then nothing."""
    port, real = free_port(), records_folder(tmp_path / "in", programme=[programme(made_up="no")])
    here = f"HOH_VAR={var} hoh"
    main(["serve", "--port", port])
    assert f"Load them in another terminal: `{here} load FOLDER`" in capsys.readouterr().out

    main(["run", "--folder", str(real), "--port", port])
    said = capsys.readouterr().out
    (add,) = re.findall(rf"`{re.escape(here)} (user add [^`]+)`", said)
    main(add.split())
    assert "account created" in capsys.readouterr().out
    main(["serve", "--port", port])
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_serve_wants_no_sample_and_refuses_one(started, tmp_path, capsys):
    port = free_port()
    main(["serve", "--port", port])
    assert started["environment"]["HOH_SAMPLE"] == "none"
    started.clear()

    made_up = records_folder(tmp_path / "in", programme=[programme(made_up="yes")])
    main(["load", str(made_up)])
    capsys.readouterr()
    assert main(["serve", "--port", port]) == 2
    assert "export HOH_VAR=" in capsys.readouterr().err
    assert started == {}
