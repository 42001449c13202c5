"""Starts the dashboard's server in place of the command that asked for it."""

import errno
import os
import socket
import subprocess
import sys

from data_access.language.vocabulary import Text
from data_access.system.errors import RecordsError
from data_access.system.paths import ROOT, var_folder

HERE = "127.0.0.1"


def start(port: int, page: str = "", **settings: str) -> int:
    """Says where the dashboard will answer, and becomes its server: one process, which a service manager
    can stop. `settings` are environment variables of it. Answers its exit code, on Windows alone."""
    sys.stdout.write(
        "กำลังเปิด อีกไม่กี่วินาทีใช้ได้ที่ / opening, ready in a few seconds at:"
        f" http://{HERE}:{port}/{page}\n"
    )
    sys.stdout.flush()
    # It starts in the project's folder, where Streamlit looks for its settings.
    environment = {**os.environ, **settings, "HOH_VAR": str(var_folder().absolute())}
    server = ["-m", "streamlit", "run", "dashboard.py", "--server.port", str(port)]
    os.chdir(ROOT)
    if os.name == "posix":
        return os.execve(sys.executable, [sys.executable, *server], environment)
    return subprocess.call([sys.executable, *server], env=environment)


def refuse_busy(port: int) -> None:
    """RecordsError if another program answers at the port, or this user may not take it."""
    with socket.socket() as trying:
        if os.name == "posix":  # a server that has just ended keeps its port for a minute
            trying.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trying.bind((HERE, port))
        except OverflowError:
            raise RecordsError(_no_port(port)) from None
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
            raise RecordsError(_busy(port)) from None


def _busy(port: int) -> Text:
    return Text(
        f"พอร์ต {port} มีโปรแกรมอื่นใช้อยู่ หรือผู้ใช้นี้ไม่มีสิทธิใช้ อาจเป็นแดชบอร์ดที่เปิดไว้แล้วที่"
        f" http://{HERE}:{port} ถ้าไม่ใช่ ให้ใช้พอร์ตอื่น เช่น make run PORT=8600 หรือ hoh run --port 8600",
        f"Port {port} is in use, or this user may not use it. The dashboard may already be open at"
        f" http://{HERE}:{port}; if not, choose another port: `make run PORT=8600` or"
        " `hoh run --port 8600`.",
    )


def _no_port(port: int) -> Text:
    return Text(
        f"ไม่มีพอร์ต {port} ใช้ได้ 1024–65535",
        f"There is no port {port}: choose one from 1024 to 65535.",
    )
