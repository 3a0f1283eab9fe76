"""Where an item stands in an index: the two attributes by which it is found there."""

from . import keys
from .dynamo import Item


def index(name: str, key: keys.Key) -> Item:
    return {f"{name}_pk": key[0], f"{name}_sk": key[1]}


def trash_indexes(dossier_id: str, at: str, tail: str) -> Item:
    """``tail``: the id of a registration, or that and its entry's."""
    return {
        **index("by_dossier", keys.trash(dossier_id, at, tail)),
        **index("by_due", keys.trashed(at[:10], f"{dossier_id}#{tail}")),
    }
