"""What an office copies to its server: units that systemd takes, and lines that name what is there."""

import re
import shlex
import shutil
import subprocess
import tomllib

import pytest

from data_access.commands.terminal import parser_of
from data_access.system.paths import ROOT
from hoh.catalogue import COMMANDS

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


@pytest.mark.parametrize("name", sorted(path.name for path in DEPLOY.iterdir()))
def test_the_guide_installs_everything_that_is_there(name):
    assert f"deploy/{name}" in GUIDE


def lines_of_the_guide():
    """Every command of the guide, without its remark."""
    blocks = re.findall(r"^```sh\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
    lines = [re.split(r"\s#", line)[0].strip() for line in "".join(blocks).splitlines()]
    return [line for line in lines if line]


def test_every_block_of_commands_is_read_by_the_shell():
    for block in re.findall(r"^```sh\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL):
        told = subprocess.run(["bash", "-n"], input=block, capture_output=True, text=True)
        assert (told.returncode, told.stderr) == (0, ""), block


def test_every_command_of_ours_in_the_guide_is_one_that_can_be_typed_so():
    """The words after `hoh` are parsed as the program would, up to a pipe or a remark."""
    typed = [
        shlex.split(found)
        for line in lines_of_the_guide()
        for found in re.findall(r"(?:^|\s)hoh ([a-z-]+[^|&]*)", line)
    ]
    assert {words[0] for words in typed} >= {"load", "user", "serve", "restore"}
    for name, *words in typed:
        parser = parser_of(name, COMMANDS)
        for action in parser._actions:  # a folder that is named need not be on this machine
            action.type = None
        parser.parse_args(words)


def test_the_guide_asks_git_as_the_owner_of_the_folder_and_names_keys_by_their_whole_path():
    """git refuses a folder of somebody else, and a key is looked for wherever one happens to be."""
    lines = lines_of_the_guide()
    git = [found for line in lines for found in re.findall(r"\S+ git (?=[a-z-]+)", f"& {line}")]
    keys = re.findall(r"(?:--identity|age-keygen -o|--cacert) (\S+)", "\n".join(lines))

    assert {*git} == {"sudo git ", "-y git "}
    assert len(keys) == 4 and all(key.startswith("/") for key in keys)


def test_the_guide_installs_what_its_lines_need():
    lines = lines_of_the_guide()
    installed = {
        word for line in lines if "apt-get install" in line for word in line.split("install")[1].split()
    }  # fmt: skip
    of_package = {"age-keygen": "age", "createdb": "postgresql", "createuser": "postgresql"}
    for program in ("git", "make", "curl", "age-keygen", "createdb", "createuser"):
        assert any(re.search(rf"\b{program}\b", line) for line in lines)
        assert of_package.get(program, program) in installed


def test_the_way_back_on_postgresql_is_into_another_database_that_the_settings_then_name():
    """The one in force has been upgraded, and nothing is restored over records."""
    (back,) = [line for line in lines_of_the_guide() if "--to-server" in line]
    before = GUIDE[: GUIDE.index(back)].splitlines()[-2:]

    assert "createdb --owner happiness home_of_happiness_restored" in before[0]
    program = re.search(r"sed -i '([^']+)'", before[1]).group(1)
    setting = "HOH_STORE=postgresql+psycopg://happiness:a/b@127.0.0.1/home_of_happiness"
    changed = subprocess.run(["sed", program], input=setting, capture_output=True, text=True)
    assert changed.stdout.strip() == setting + "_restored"


def test_every_file_that_the_guide_copies_is_there_and_every_make_target_is_known():
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for line in lines_of_the_guide():
        for name in re.findall(r"\bdeploy/[\w.-]+", line):
            assert (ROOT / name).exists() or name == "deploy/.env", line
        for target in re.findall(r"(?:^|sudo )make (\w+)", line):
            assert f"\n{target}:" in makefile, line


def test_the_settings_that_the_guide_writes_are_what_the_program_and_the_backup_read(tmp_path):
    """The lines that fill /etc/home-of-happiness.env, run on a file of our own and read back."""
    settings = tmp_path / "home.env"
    lines = [line for line in lines_of_the_guide() if line.startswith("echo '")]
    script = (
        "\n".join(lines).replace("sudo ", "").replace("/etc/home-of-happiness.env", str(settings))
    )
    subprocess.run(["bash", "-e", "-c", script], check=True, capture_output=True)
    read = subprocess.run(
        ["sh", "-c", 'set -a; . "$0"; env', str(settings)],
        capture_output=True,
        text=True,
        check=True,
    ).stdout

    assert "HOH_VAR=/srv/home-of-happiness\n" in read
    assert "STREAMLIT_SERVER_ALLOWED_HOSTS=home.office.example 127.0.0.1\n" in read
    assert "HOH_STORE=postgresql+psycopg://happiness:" in read and "HOH_RECIPIENT=age1" in read
    service = (DEPLOY / "home-of-happiness-backup.service").read_text("utf-8")
    assert '"$HOH_RECIPIENT"' in service


def test_the_image_copies_what_is_there_and_starts_a_command_of_ours():
    text = (DEPLOY / "Containerfile").read_text("utf-8")
    ignored = (ROOT / ".dockerignore").read_text("utf-8").splitlines()

    for name in re.findall(r"^COPY (\S+) ", text, re.MULTILINE):
        assert (ROOT / name).exists(), name
    assert 'CMD ["hoh", "serve"]' in text and "serve" in COMMANDS
    assert text.index("USER happiness") > text.rindex("RUN ")  # nothing is installed as that user
    assert "--require-hashes -r requirements-office.lock" in text
    assert {".git", ".venv", "var", "deploy/.env"} <= set(ignored)  # no records or secrets in it


def test_the_containers_agree_with_each_other_and_with_the_proxy_of_one_machine():
    text = (DEPLOY / "compose.yaml").read_text("utf-8")

    # Caddy finds the dashboard at this machine's own address, and so needs its network.
    assert "reverse_proxy 127.0.0.1:8501" in (DEPLOY / "Caddyfile").read_text("utf-8")
    assert 'network_mode: "service:dashboard"' in text and "8501" not in text
    for setting in ("HOH_STORE", "STREAMLIT_SERVER_ALLOWED_HOSTS", "SITE", "POSTGRES_PASSWORD"):
        assert setting in text
    assert "postgresql+psycopg://happiness:" in text and "POSTGRES_USER: happiness" in text
    assert text.count("restart: unless-stopped") == 3
    for line in text.splitlines():
        assert "PASSWORD" not in line or "${POSTGRES_PASSWORD:?" in line or line.startswith("#")


@pytest.mark.parametrize("proxy", ["Caddyfile", "nginx.conf"])
def test_a_proxy_lets_through_a_file_of_the_size_that_the_program_takes(proxy):
    limit = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    allowed = re.search(
        r"(?:max_size|client_max_body_size) (\d+)m", (DEPLOY / proxy).read_text("utf-8"), re.I
    )

    assert int(allowed[1]) == limit["server"]["maxUploadSize"] + 1


def test_the_units_and_the_guide_agree_on_user_folder_and_settings():
    service = (DEPLOY / "home-of-happiness.service").read_text("utf-8")

    assert (
        "User=happiness" in service and "useradd --system" in GUIDE and "nologin happiness" in GUIDE
    )
    for place in ("/etc/home-of-happiness.env", "/opt/home-of-happiness"):
        assert place in service and place in GUIDE
    assert "hoh serve" in service and "Restart=always" in service
