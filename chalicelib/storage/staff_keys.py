"""The keys of who does whose work at a CLB; ``keys`` has the table of all."""

Key = tuple[str, str]


def owns(number: str, person_id: str) -> Key:
    """Without a person: the beginning that all of an institution share."""
    return f"ORG#{number}", f"OWNS#{person_id}"


def handover(number: str, handover_id: str) -> Key:
    return f"ORG#{number}", f"HANDOVER#{handover_id}"


def handed(number: str, handover_id: str, part: int) -> Key:
    return f"ORG#{number}", f"HANDED#{handover_id}#{part:06}"


def under_way(number: str, handover_id: str) -> Key:
    return "HANDOVERS", f"{number}#{handover_id}"


def delegation(number: str, owner: str, delegate: str) -> Key:
    return f"ORG#{number}", f"DELEGATE#{owner}#{delegate}"


def delegations(number: str) -> Key:
    """The beginning that all of an institution share."""
    return f"ORG#{number}", "DELEGATE#"


def by_delegate(delegate: str, number: str, owner: str) -> Key:
    """Without a number: the beginning that all of a person share."""
    return f"PERSON#{delegate}", f"DELEGATE#{number}#{owner}" if number else "DELEGATE#"
