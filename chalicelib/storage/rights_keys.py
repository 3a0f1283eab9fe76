"""The keys of an institution and of the rights of people there; ``keys`` has the table of all."""

Key = tuple[str, str]


def institution(number: str) -> Key:
    return f"ORG#{number}", "ORG"


def access(number: str, person_id: str) -> Key:
    return f"ORG#{number}", f"ACCESS#{person_id}"


def by_person(person_id: str, number: str) -> Key:
    """Without a number: the beginning that all rights of a person share."""
    return f"PERSON#{person_id}", f"ORG#{number}#ACCESS" if number else "ORG#"


def assignments(number: str, person_id: str) -> Key:
    """Without a person: the beginning that all of an institution share."""
    return f"ORG#{number}", f"ASSIGNMENT#{person_id}"


def admins(number: str) -> Key:
    return f"ORG#{number}", "ADMINS"


def admins_end(end: str, number: str) -> Key:
    """Due to be told to the operator."""
    return f"ADMINS#{end[:7]}", f"{end}#{number}"


def ending(day: str, number: str, person_id: str) -> Key:
    """The next day on which something of somebody's rights ends."""
    return f"ENDING#{day[:7]}", f"{day}#{number}#{person_id}"


def invitation(number: str, invitation_id: str) -> Key:
    return f"ORG#{number}", f"INVITATION#{invitation_id}"


def invited(email: str, number: str, invitation_id: str) -> Key:
    """Without a number: the beginning that all invitations to an address share."""
    return f"INVITED#{email}", f"ORG#{number}#{invitation_id}" if number else "ORG#"


def exported(number: str, export_id: str) -> Key:
    return f"ORG#{number}", f"EXPORT#{export_id}"
