"""Who of the cast may enter where, as the items that the sign-in trigger reads."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from local.people import Person


def give_access(
    dynamodb: Any,
    table: str,
    people: Iterable[Person],
    numbers: Mapping[str, str],
    now: datetime,
) -> None:
    """Let each of the cast who has a role in at their institution, and nowhere else.

    ``numbers``: place → institution number. A block that somebody set is left as it is.
    """
    until = until_next_year(now)
    for person in people:
        number = numbers[person.place]
        for elsewhere in _numbers_of(dynamodb, table, person) - {number}:
            dynamodb.delete_item(TableName=table, Key=_key(elsewhere, person))
        if person.roles:
            dynamodb.update_item(
                TableName=table, Key=_key(number, person), **_update(person, number, until)
            )


def until_next_year(now: datetime) -> str:
    """The end of the next school year (31 August), as a moment in UTC."""
    year = now.year + (2 if now.month >= 9 else 1)
    return f"{year}-08-31T21:59:59.999Z"


def _update(person: Person, number: str, until: str) -> dict[str, Any]:
    values = {
        "roles": {"SS": sorted(person.roles)},
        "until": {"S": until},
        "name": {"S": person.name},
        "function": {"S": person.function},
        "email": {"S": person.email},
        "by_person_pk": {"S": f"PERSON#{person.id}"},
        "by_person_sk": {"S": f"ORG#{number}#ACCESS"},
    }
    return {
        "UpdateExpression": "SET " + ", ".join(f"#{name} = :{name}" for name in values),
        "ExpressionAttributeNames": {f"#{name}": name for name in values},
        "ExpressionAttributeValues": {f":{name}": value for name, value in values.items()},
    }


def _numbers_of(dynamodb: Any, table: str, person: Person) -> set[str]:
    found = dynamodb.query(
        TableName=table,
        IndexName="ByPerson",
        KeyConditionExpression="by_person_pk = :person",
        ExpressionAttributeValues={":person": {"S": f"PERSON#{person.id}"}},
    )
    return {item["pk"]["S"].removeprefix("ORG#") for item in found["Items"]}


def _key(number: str, person: Person) -> dict[str, Any]:
    return {"pk": {"S": f"ORG#{number}"}, "sk": {"S": f"ACCESS#{person.id}"}}
