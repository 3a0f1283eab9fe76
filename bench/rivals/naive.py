"""Chalice as it is written first: its own JSON, boto3's table, pydantic both ways."""

from chalice.app import Chalice, CognitoUserPoolAuthorizer, ForbiddenError, NotFoundError, Response
from pydantic import ValidationError

from bench.rivals import kept
from bench.rivals.shapes import Kept, Sent

app = Chalice(app_name="rival")
signed_in = CognitoUserPoolAuthorizer("SignedIn", provider_arns=["placeholder"])
MANY, ONE = "/dossiers/{dossier_id}/registrations", "/{registration_id}"


def who(dossier_id):
    claims = app.current_request.context["authorizer"]["claims"]
    if claims["number"] not in dossier_id.split("-"):
        raise ForbiddenError
    return claims["sub"]


def public(item):
    return Kept.model_validate(item).model_dump(mode="json")


@app.route(MANY, methods=["POST"], authorizer=signed_in)
def post(dossier_id):
    author = who(dossier_id)
    try:
        sent = Sent.model_validate(app.current_request.json_body)
    except ValidationError as error:
        return Response({"errors": error.errors(include_url=False)}, status_code=422)
    return Response(kept.add(dossier_id, sent, author), status_code=201)


@app.route(MANY, methods=["GET"], authorizer=signed_in)
def page(dossier_id):
    who(dossier_id)
    items, after = kept.page(dossier_id)
    return {"items": [public(item) for item in items], "next": after}


@app.route(MANY + ONE, methods=["GET"], authorizer=signed_in)
def one(dossier_id, registration_id):
    who(dossier_id)
    item = kept.one(dossier_id, registration_id)
    if item is None:
        raise NotFoundError
    return public(item)


handler = app
