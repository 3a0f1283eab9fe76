"""FastAPI, with Mangum between it and Lambda."""

from typing import Annotated

from fastapi import Depends, FastAPI, HTTPException, Request
from mangum import Mangum

from bench.rivals import kept
from bench.rivals.shapes import Kept, Page, Sent

app = FastAPI()
MANY = "/dossiers/{dossier_id}/registrations"


def who(dossier_id: str, request: Request) -> str:
    claims = request.scope["aws.event"]["requestContext"]["authorizer"]["claims"]
    if claims["number"] not in dossier_id.split("-"):
        raise HTTPException(403)
    return claims["sub"]


Who = Annotated[str, Depends(who)]


@app.post(MANY, status_code=201)
def post(dossier_id: str, sent: Sent, author: Who) -> Kept:
    return Kept.model_validate(kept.add(dossier_id, sent, author))


@app.get(MANY)
def page(dossier_id: str, author: Who) -> Page:
    items, after = kept.page(dossier_id)
    return Page(items=items, next=after)


@app.get(MANY + "/{registration_id}")
def one(dossier_id: str, registration_id: str, author: Who) -> Kept:
    item = kept.one(dossier_id, registration_id)
    if item is None:
        raise HTTPException(404)
    return Kept.model_validate(item)


handler = Mangum(app, lifespan="off")
