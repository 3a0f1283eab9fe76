"""What is no name in the texts of an institution, as the table keeps it: in clear, for a year."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta

from ..domain import errors
from ..domain.model import AllowedWord
from . import keys
from .dynamo import Condition, Item, Write
from .json_text import text_of

_KEPT = timedelta(days=365)


def keep(word: AllowedWord, tables: keys.Tables) -> Write:
    """Over what stood there, for another year; or away."""
    key = keys.of(word)
    if not word.removed:
        return Write(tables.dossiers, key, put=word_item(word))
    return Write(
        tables.dossiers,
        key,
        require=(Condition("id", "=", word.id),),
        refusal=lambda found: errors.NotFound(),
        deletes=True,
    )


def word_item(word: AllowedWord) -> Item:
    end = datetime.fromisoformat(word.at) + _KEPT
    body = {
        "id": word.id,
        "word": word.word,
        "at": word.at,
        "author": {"id": word.by, "function": word.function},
    }
    return {
        "body": text_of(body),
        "id": word.id,
        "version": word.version,
        "expires_at": int(end.timestamp()),
    }


def word_of(item: Item) -> AllowedWord:
    body = json.loads(str(item["body"]))
    institution, author = str(item["pk"]).partition("#")[2], body["author"]
    return AllowedWord(
        body["id"], institution, body["word"], author["id"], author["function"], body["at"]
    )


def holds(item: Item, now: datetime) -> bool:
    """The table deletes late."""
    return int(str(item["expires_at"])) > now.timestamp()


def shown(item: Item, names: Mapping[str, str]) -> str:
    """With the name of who said so, as long as it is kept."""
    body = json.loads(str(item["body"]))
    name = names.get(body["author"]["id"])
    author = body["author"] | ({"name": name} if name else {})
    return text_of(body | {"author": author})
