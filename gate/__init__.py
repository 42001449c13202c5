"""What stands in front of every page: headers, the door, the ways in, small bundles, the opening."""

from starlette.middleware import Middleware
from starlette.routing import Route

from gate import elsewhere, sign_in
from gate.bundles import Bundles
from gate.door import Door
from gate.headers import Headers
from gate.shell import Shell

# The first is the outermost: every answer, whoever gives it, leaves with the headers, and nothing
# is looked up before the door has been passed.
MIDDLEWARE = [Middleware(Headers), Middleware(Door), Middleware(Bundles), Middleware(Shell)]
ROUTES = [
    Route("/sign-in", sign_in.sign_in, methods=["GET", "POST"]),
    Route("/sign-in/office", elsewhere.go),
    Route("/sign-in/back", elsewhere.back),
    Route("/password", sign_in.change_password, methods=["GET", "POST"]),
    Route("/sign-out", sign_in.sign_out, methods=["GET", "POST"]),
]
