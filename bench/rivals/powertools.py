"""AWS Lambda Powertools: its resolver for REST, with its validation."""

from aws_lambda_powertools.event_handler import APIGatewayRestResolver
from aws_lambda_powertools.event_handler.exceptions import ForbiddenError, NotFoundError

from bench.rivals import kept
from bench.rivals.shapes import Kept, Page, Sent

app = APIGatewayRestResolver(enable_validation=True)
MANY = "/dossiers/<dossier_id>/registrations"


def who(dossier_id):
    claims = app.current_event.request_context.authorizer.claims
    if claims["number"] not in dossier_id.split("-"):
        raise ForbiddenError("")
    return claims["sub"]


@app.post(MANY)
def post(dossier_id: str, sent: Sent) -> tuple[Kept, int]:
    made = kept.add(dossier_id, sent, who(dossier_id))
    return Kept.model_validate(made), 201


@app.get(MANY)
def page(dossier_id: str) -> Page:
    who(dossier_id)
    items, after = kept.page(dossier_id)
    return Page(items=items, next=after)


@app.get(MANY + "/<registration_id>")
def one(dossier_id: str, registration_id: str) -> Kept:
    who(dossier_id)
    item = kept.one(dossier_id, registration_id)
    if item is None:
        raise NotFoundError("")
    return Kept.model_validate(item)


def handler(event, context):
    return app.resolve(event, context)
