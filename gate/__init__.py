"""What stands in front of every page: headers, the door, the ways in, small bundles, the opening."""

from starlette.middleware import Middleware
from starlette.routing import Route

from gate import oidc, sign_in
from gate.auth_middleware import Door
from gate.bundles import Bundles
from gate.headers import Headers
from gate.index_html import Shell

# The first is the outermost: every answer, whoever gives it, leaves with the headers, and nothing
# is looked up before the door has been passed.
MIDDLEWARE = [Middleware(Headers), Middleware(Door), Middleware(Bundles), Middleware(Shell)]
ROUTES = [
    Route("/sign-in", sign_in.sign_in, methods=["GET", "POST"]),
    Route("/sign-in/office", oidc.go),
    Route("/sign-in/back", oidc.back),
    Route("/password", sign_in.change_password, methods=["GET", "POST"]),
    Route("/sign-out", sign_in.sign_out, methods=["GET", "POST"]),
]
