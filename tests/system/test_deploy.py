"""What an office copies to its server: units that systemd takes, and lines that name what is there."""

import re
import shutil
import subprocess

import pytest

from data_access.system.paths import ROOT

DEPLOY = ROOT / "deploy"
GUIDE = (ROOT / "docs" / "office-server.md").read_text("utf-8")
UNITS = sorted(path.name for path in DEPLOY.glob("home-of-happiness*"))


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd on this machine")
@pytest.mark.parametrize("name", UNITS)
def test_systemd_takes_each_unit(name, tmp_path):
    """Verified as they are but for the program, which is not at its place here."""
    for unit in UNITS:
        text = (DEPLOY / unit).read_text("utf-8")
        here = re.sub(r"/opt/home-of-happiness/\.venv/bin/hoh\b", "/bin/true", text)
        (tmp_path / unit).write_text(here, encoding="utf-8")
    told = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(tmp_path / name)],
        env={"SYSTEMD_UNIT_PATH": f"{tmp_path}:", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
    )

    complaints = [line for line in told.stderr.splitlines() if "home-of-happiness" in line]
    assert complaints == []


@pytest.mark.parametrize("name", [*UNITS, "Caddyfile"])
def test_the_guide_installs_everything_that_is_there(name):
    assert f"deploy/{name}" in GUIDE


def test_the_units_and_the_guide_agree_on_user_folder_and_settings():
    service = (DEPLOY / "home-of-happiness.service").read_text("utf-8")

    assert (
        "User=happiness" in service and "useradd --system" in GUIDE and "nologin happiness" in GUIDE
    )
    for place in ("/etc/home-of-happiness.env", "/opt/home-of-happiness"):
        assert place in service and place in GUIDE
    assert "hoh serve" in service and "Restart=always" in service
