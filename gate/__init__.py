"""What stands in front of every page: headers, the Thai shell, small bundles, the opening."""

from starlette.middleware import Middleware

from gate.bundles import Bundles
from gate.headers import Headers
from gate.shell import Shell

# The first is the outermost: every answer, whoever gives it, leaves with the headers.
MIDDLEWARE = [Middleware(Headers), Middleware(Bundles), Middleware(Shell)]
