"""A browser without a window: cookies, forms, and the websocket through which a page comes."""

import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import httpx
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from data_access.accounts.sessions import COOKIE

OPENS_A_PAGE = {"accept": "text/html", "sec-fetch-dest": "document"}
MARK = re.compile(r'name="mark" value="([^"]+)"')
PATIENCE = 180  # seconds; under other tests a first file is made slowly
WHOLE = {ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_WITH_COMPILE_ERROR}


class Browser:
    """One reader's browser at the dashboard; it keeps its cookies."""

    def __init__(self, address: str):
        self.address = address
        self.http = httpx.Client(base_url=address, timeout=PATIENCE)

    def open(self, path: str = "/", **options) -> httpx.Response:
        """As the address bar asks: redirects are answers to look at."""
        return self.http.get(path, headers=OPENS_A_PAGE, **options)

    def post(self, path: str, origin: str | None = "", **fields: str) -> httpx.Response:
        """Sends a form from our own page, or from another `origin`, or from none."""
        origin = self.address if origin == "" else origin
        headers = {"origin": origin} if origin else {}
        return self.http.post(path, data=fields, headers=headers)

    def mark(self, path: str = "/sign-in") -> str:
        """The mark of the form on that page."""
        return MARK.search(self.open(path).text).group(1)

    def sign_in(
        self, login: str, password: str, path: str = "/sign-in", form_on: str = ""
    ) -> httpx.Response:
        """Who is signed in already sees no sign-in page: the mark of another form will do."""
        mark = self.mark(form_on or path)
        return self.post(path, login=login, password=password, mark=mark)

    @property
    def token(self) -> str | None:
        return self.http.cookies.get(COOKIE)

    def cookie_header(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.http.cookies.items())

    @contextmanager
    def page(
        self,
        name: str = "",
        query: str = "",
        cookies: str | None = None,
        origin: str | None = "",
        session: str = "",
        **headers: str,
    ) -> Iterator["OpenPage"]:
        """Opens the websocket of a page, and closes it. Whatever is not said is as a browser does."""
        sent = {"Cookie": self.cookie_header() if cookies is None else cookies, **headers}
        protocols = ["streamlit", "no-token", session] if session else ["streamlit"]
        uri = self.address.replace("http", "ws") + "/_stcore/stream"
        ours = host_of(self.address).split(":")
        if "Host" in sent:  # the library writes it from the address
            uri = uri.replace(host_of(self.address), sent.pop("Host"))
        with connect(
            uri,
            sock=socket.create_connection((ours[0], int(ours[1]))),
            origin=self.address if origin == "" else origin,
            additional_headers={key: value for key, value in sent.items() if value},
            subprotocols=protocols,
            open_timeout=PATIENCE,
            max_size=None,
        ) as connection:
            yield OpenPage(connection, name, query)

    def close(self) -> None:
        self.http.close()


class OpenPage:
    """A page whose websocket is open: each run gives all that the server sends for it."""

    def __init__(self, socket: ClientConnection, name: str, query: str):
        self.socket, self.name, self.query = socket, name, query
        self.session = ""
        self.offered: list[str] = []  # the ids of the files that the last run offered
        self.buttons: list[str] = []

    def run(self, clicked: str | None = None) -> str:
        """Runs the page once, after a click on the button of that widget id if one is given."""
        asked = BackMsg()
        asked.rerun_script.page_name = self.name
        asked.rerun_script.query_string = self.query
        if clicked:
            widget = asked.rerun_script.widget_states.widgets.add()
            widget.id, widget.trigger_value = clicked, True
        self.socket.send(asked.SerializeToString())
        self.offered, self.buttons = [], []
        return "\n".join(self._until_it_is_whole())

    def button(self, key: str) -> str:
        """The widget id of the button with that key."""
        return next(one for one in self.buttons if one.endswith(f"-{key}"))

    def file(self, file_id: str) -> str | None:
        """Asks for a file that a button offers: its address, or None if it is not made."""
        asked = BackMsg()
        asked.backend_operation_request.request_id = file_id
        asked.backend_operation_request.session_id = self.session
        asked.backend_operation_request.deferred_file.file_id = file_id
        self.socket.send(asked.SerializeToString())
        while True:
            message = self._next()
            if message.WhichOneof("type") == "backend_operation_response":
                answer = message.backend_operation_response
                return None if answer.error_msg else answer.deferred_file.url

    def _until_it_is_whole(self) -> Iterator[str]:
        """A run that began anew before its end is not the end of the page."""
        while True:
            message = self._next()
            kind = message.WhichOneof("type")
            if kind == "new_session":
                self.session = message.new_session.initialize.session_id
            element = message.delta.new_element
            if element.download_button.deferred_file_id:
                self.offered.append(element.download_button.deferred_file_id)
            if element.WhichOneof("type") == "button":
                self.buttons.append(element.button.id)
            yield message.SerializeToString().decode("utf-8", errors="replace")
            if kind == "script_finished" and message.script_finished in WHOLE:
                return

    def _next(self) -> ForwardMsg:
        message = ForwardMsg()
        message.ParseFromString(self.socket.recv(timeout=PATIENCE))
        return message


def host_of(address: str) -> str:
    return urlsplit(address).netloc
