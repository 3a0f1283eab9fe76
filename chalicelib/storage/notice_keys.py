"""The keys of what people are told by mail; ``keys`` has the table of all."""

Key = tuple[str, str]
SHARDS = 8


def preferences(person_id: str) -> Key:
    return f"PERSON#{person_id}", "PREFERENCES"


def notice(person_id: str, key: str) -> Key:
    return f"PERSON#{person_id}", f"NOTICE#{key}"


def due(frequency: str, person_id: str, at: str = "") -> Key:
    """What still has to be mailed; the notices of one person lie together, the oldest first."""
    return f"NOTICES#{frequency}#{shard(person_id)}", f"{person_id}#{at}"


def shard(person_id: str) -> int:
    return sum(person_id.encode()) % SHARDS
