"""What people read of a takeout: tables for a spreadsheet, and a page that says what is what."""

import json
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from tempfile import SpooledTemporaryFile
from typing import Any

from chalicelib.domain.csv_text import MARK, Cell, csv_of
from chalicelib.domain.export_rows import Whole, head, rows_of
from chalicelib.domain.model import Entry, Registration
from chalicelib.storage.documents import document_of
from chalicelib.storage.dynamo import Item
from chalicelib.storage.entries import entry_of
from chalicelib.storage.headers import registration_of
from local.takeout.packed import PART, Packed

_IN_MEMORY = 4 * PART
HEADS = {
    "registraties.csv": ("Dossier", *head(is_for_clb=True)),
    "documenten.csv": ("Dossier", "Naam", "Soort", "Map", "Toegevoegd op", "Functie", "Bestand"),
    "geschiedenis.csv": ("Plaats", "Wanneer", "Wat", "Waaraan", "Functie", "Reden"),
    "medewerkers.csv": ("Instellingsnummer", "Naam", "Functie", "E-mail", "Tot"),
}
README = """\
Samenwerkingsdossier: {title}
Gemaakt op {at} (UTC).

Wat hierin zit
  registraties.csv   elke registratie, met op de rijen eronder wat beide partners eraan toevoegden
  documenten.csv     elk document, en welk bestand in deze ZIP het is (in de map objects)
  geschiedenis.csv   wie (met de functie) wat deed, en wanneer
  medewerkers.csv    wie toegang had
  items/             alles, precies zoals het bewaard werd: om het elders weer in te lezen
  manifest.json      hoeveel er van alles is, met een controlegetal (SHA-256) van elk bestand

De csv-bestanden openen met een dubbelklik in een rekenblad. Wat in de prullenbak lag, staat niet in
registraties.csv en wel in items/. Bestanden die nog niet nagekeken waren, zijn niet meegegeven.

Deze ZIP bevat gegevens over medewerkers, en minuten die alleen voor het CLB bestemd zijn. Geef
hem niet door aan een school, bewaar hem versleuteld, en niet langer dan nodig.
{more}"""
LEAVES = """
Dit is wat een CLB meekrijgt dat vertrekt. Van de scholen staat hierin alleen wat in de gedeelde
dossiers zelf staat: niet wie er toegang had, en niet wat zij voor zichzelf instelden. Bij de
scholen blijven dezelfde dossiers te lezen, tot hun bewaartermijn om is.
"""


class Readable:
    """Rows are written as items come by, in the order in which a dossier is kept."""

    def __init__(self, names: Mapping[str, str]) -> None:
        """``names``: of institutions, by their number."""
        self._names = names
        self._open = ExitStack()
        self._files = {
            name: self._open.enter_context(SpooledTemporaryFile(_IN_MEMORY))  # noqa: SIM115 - it is
            for name in HEADS
        }
        for name, columns in HEADS.items():
            self._files[name].write(MARK.encode())
            self._row(name, columns)
        self._last: Registration | None = None
        self._thread: list[Entry] = []
        self._number = 0

    def add(self, kind: str, item: Item) -> None:
        if kind not in ("entry", "attachment"):
            self._end_registration()
        if reads := _READ.get(kind):
            reads(self, item)

    def write(self, packed: Packed, readme: str) -> None:
        self._end_registration()
        with packed.file("LEESMIJ.txt") as write:
            write(readme.encode())
        for name, file in self._files.items():
            file.seek(0)
            with packed.file(name) as write:
                while part := file.read(PART):
                    write(part)
        self._open.close()

    def _row(self, name: str, *rows: tuple[Cell, ...]) -> None:
        self._files[name].write(csv_of(rows).encode())

    def _registration(self, item: Item) -> None:
        one = registration_of(item)
        self._last = None if one.trashed else one

    def _entry(self, item: Item) -> None:
        one = entry_of(item)
        if not one.trashed:
            self._thread.append(one)

    def _end_registration(self) -> None:
        """Everything of it has come by."""
        one, thread = self._last, sorted(self._thread, key=lambda entry: entry.added_at)
        self._last, self._thread = None, []
        if one is None:
            return
        self._number += 1
        school = self._names.get(one.dossier_id[7:], "")
        rows = rows_of(Whole(one, tuple(thread), school), self._number, is_for_clb=True)
        self._row("registraties.csv", *((one.dossier_id, *row) for row in rows))

    def _document(self, item: Item) -> None:
        one = document_of(item)
        said = (one.content["name"], str(one.content["kind"]), one.content.get("folder") or "")
        number = (one.current or one.latest).object_number
        place = f"objects/library/{one.dossier_id}/{one.id}/{number}"
        told = (one.added_at, one.author.function, place)
        self._row("documenten.csv", (one.dossier_id, *said, *told))

    def _change(self, item: Item) -> None:
        card: dict[str, Any] = json.loads(str(item["card"]))
        names = ("at", "action", "subject")
        told = (*(str(card.get(name, "")) for name in names), card.get("by", {}).get("function"))
        place = str(item["pk"]).partition("#")[2]
        self._row("geschiedenis.csv", (place, *(one or "" for one in told), card.get("reason", "")))

    def _person(self, item: Item) -> None:
        told = (str(item.get(name, "")) for name in ("name", "function", "email", "until"))
        self._row("medewerkers.csv", (str(item["pk"])[4:], *told))


_READ = {
    "registration": Readable._registration,
    "entry": Readable._entry,
    "document": Readable._document,
    "change": Readable._change,
    "change_of_institution": Readable._change,
    "access": Readable._person,
}


def readme(title: str, at: str, *, leaves: bool) -> str:
    return README.format(title=title, at=at[:16].replace("T", " "), more=LEAVES if leaves else "")


def names_of(items: Iterable[Item]) -> dict[str, str]:
    return {str(one["pk"])[4:]: str(one.get("name", "")) for one in items}
