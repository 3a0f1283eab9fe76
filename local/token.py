"""``make -s token WHO=anna``: an ID token of one of the cast, and nothing else, on stdout."""

import os
import sys

from local.people import CAST, PASSWORD
from local.settings import settings
from local.sign_in import sign_in
from local.state import read_endpoints
from local.trouble import StartError


def main() -> int:
    try:
        print(token(os.environ.get("WHO") or "anna"))
    except StartError as error:
        print(f"No token: {error}.", file=sys.stderr)
        return 1
    return 0


def token(who: str) -> str:
    """Of a sign-in at the running product. Raises StartError for who is not in the cast."""
    if who not in CAST:
        raise StartError(f"WHO={who} is not one of the cast: {', '.join(CAST)}")
    here = read_endpoints(settings().state)
    return sign_in(here.pool_url, here.client, f"{here.origin}/", who, PASSWORD)


if __name__ == "__main__":
    sys.exit(main())
