"""The cloud functions, wired together; what they do is in chalicelib."""

from datetime import UTC, datetime
from typing import Any

from chalice.app import Chalice, CognitoUserPoolAuthorizer

from chalicelib.api.about import add_about_routes
from chalicelib.api.dossiers import add_dossier_routes
from chalicelib.api.people import add_people_routes
from chalicelib.api.problems import translate_own_refusals
from chalicelib.api.registrations import add_registration_routes
from chalicelib.api.routes import Routes
from chalicelib.api.services import Services
from chalicelib.api.thread import add_thread_routes
from chalicelib.jobs.sign_in import add_rights

app = Chalice("samenwerkingsdossier")
services = Services()

# The ARN is a placeholder: infra/resources.yaml puts the real pool in its place.
signed_in = CognitoUserPoolAuthorizer("SignedIn", provider_arns=["placeholder"])
routes = Routes("chalicelib.api", signed_in, services)
for add_routes in (
    add_about_routes,
    add_people_routes,
    add_dossier_routes,
    add_registration_routes,
    add_thread_routes,
):
    add_routes(routes)
app.register_blueprint(routes.blueprint)
app.register_middleware(translate_own_refusals, "http")


@app.lambda_function(name="sign_in")
def sign_in(event: dict[str, Any], context: object) -> dict[str, Any]:
    """Before Cognito makes a token: the rights of who signs in, as they are now."""
    return add_rights(event, services.store, datetime.now(UTC))


@app.lambda_function(name="import_institutions")
def import_institutions(event: dict[str, Any], context: object) -> dict[str, Any]:
    """On demand: the ministry's list of schools and CLBs."""
    from chalicelib.jobs.institutions import import_from_bucket  # noqa: PLC0415 - csv, gzip: here only

    return import_from_bucket(event, services)
