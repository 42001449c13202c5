"""A check or a backup of what is there makes no store where there is none."""

import pytest

from data_access.__main__ import main


@pytest.mark.parametrize("command", [["audit", "verify"], ["backup", "all.age"]])
def test_a_mistyped_folder_is_named_and_nothing_is_made_in_it(
    command, tmp_path, monkeypatch, capsys
):
    monkeypatch.setenv("HOH_VAR", str(tmp_path / "mistyped"))
    monkeypatch.setenv("HOH_BACKUP_PASSPHRASE", "long enough to be one")

    assert main(command) == 2
    assert f"There is no record store in {tmp_path / 'mistyped'}" in capsys.readouterr().err
    assert not (tmp_path / "mistyped").exists()
