"""What is taken along of a school year: asked for, made in steps, downloaded; and who is in it."""

import csv
import io
import shutil
import subprocess
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import pytest
from breaking import Killed, killed_at
from conftest import DOSSIER, QUICK, Api, fresh_tables, services
from documents import get
from openpyxl import load_workbook

from chalicelib.domain import exports as domain
from chalicelib.jobs import export_files
from chalicelib.jobs.clean_up import CleanUp
from chalicelib.jobs.endings import Ends
from chalicelib.jobs.exports import Maker
from chalicelib.storage import taken
from chalicelib.storage.endings import Endings
from chalicelib.storage.exports import Exports
from chalicelib.storage.repairs import Repairs
from chalicelib.storage.store import Store
from local.people import CAST

YEAR, PATH, AT_CLB = "2026-2027", f"/dossiers/{DOSSIER}/exports", "/clbs/114983/exports"
FULL = QUICK | {
    "title": "=1+1 op de speelplaats",
    "themes": ["pesten"],
    "care_phase": "increased",
    "description": 'Eerste regel;\nmet <b>tekens</b> & "meer".',
    "participants": [{"function": "zorgcoördinator", "count": 2}],
    "duration_minutes": 50,
    "follow_up_on": "2026-12-01",
}


class Desk:
    """The API, and the job beside it."""

    def __init__(self, api, dynamodb, tables, objects):
        self.api, self.objects = api, objects
        self.dynamodb, self.tables = dynamodb, tables
        self.exports = Exports(dynamodb, tables, per_step=2)

    def ask(self, who, what="registrations", form="xlsx", at=PATH, **more):
        body = {"what": what, "format": form, "school_year": YEAR, **more}
        answer = self.api.post(who, at, body)
        assert answer.status == 201, answer.text
        return answer.headers["Location"].removeprefix("/api")

    def make(self, now=None, **event):
        more = {"now": lambda: now} if now else {}
        return Maker(self.exports, self.objects, **more).make(event)

    def made(self, who, *args, **more):
        """What comes down, and by which name."""
        place = self.ask(who, *args, **more)
        self.make()
        return self.downloaded(who, place)

    def downloaded(self, who, place):
        content = self.api.get(who, f"{place}/content").json
        status, data, headers = get(content["url"])
        assert (status, content["name"] in headers["Content-Disposition"]) == (200, True)
        return data

    def rows(self, who, *args, **more):
        """Of a spreadsheet, each by the words of its head."""
        head, *rows = _cells(self.made(who, *args, **more))
        return [dict(zip(head, row, strict=True)) for row in rows]


def _cells(data):
    return list(load_workbook(io.BytesIO(data)).worksheets[0].iter_rows(values_only=True))


@pytest.fixture(scope="module")
def desk(on_dynoxide, template, directory, files, objects):
    """One world for all of this: nothing here changes what was registered."""
    tables = fresh_tables(on_dynoxide, template)
    with services(Store(on_dynoxide, tables), directory, files):
        api = Api()
        api.post("clara", "/dossiers", {"clb": "114983", "school": "030569"})
        _register(api)
        yield Desk(api, on_dynoxide, tables, objects)
    objects.end("exports/")  # other tests count what is in this bucket


def _register(api):
    """Five of Anna's, the latest with a thread; one more lies in the trash."""
    made = [
        api.post(
            "anna",
            f"/dossiers/{DOSSIER}/registrations",
            (FULL if n == 4 else QUICK) | {"activity_date": f"2026-11-1{n}"},
        ).headers["Location"]
        for n in range(6)
    ]
    api.change("anna", f"{made[5]}/trash", {"reason": "Dubbel"}, 1)
    api.post("sofie", f"{made[4]}/replies", {"kind": "result", "text": "De klas is rustiger."})
    agreed = {"text": "Overleg", "party": "both", "function": "zoco", "due_on": "2026-12-04"}
    api.post("anna", f"{made[4]}/agreements", agreed)
    goal = api.post("sofie", f"{made[4]}/goals", {"text": "Minder", "effect_level": "team"}).json
    api.change("sofie", f"{made[4]}/goals/{goal['id']}/trash", {"reason": "Dubbel"}, 1)


def test_a_sheet_has_a_row_for_each_registration_and_for_all_that_was_added(desk):
    rows = desk.rows("anna")

    assert [row["Nr."] for row in rows] == [1, 2, 3, 4, 5, 5, 5]
    assert [row["Soort"] for row in rows[4:]] == ["Registratie", "Reactie: resultaat", "Afspraak"]
    whole, reply, agreement = rows[4:]
    assert whole["Datum"].date() == date(2026, 11, 14)
    assert whole["Opvolging op"].date() == date(2026, 12, 1)
    assert (whole["Aanleiding"], whole["Minuten"]) == (FULL["description"], 50)
    assert whole["Deelnemers"] == "2 × zorgcoördinator"
    assert (reply["Tekst"], reply["Partner"]) == ("De klas is rustiger.", "School")
    assert (reply["Functie"], whole["Functie"]) == (CAST["sofie"].function, CAST["anna"].function)
    assert agreement["Voor wie"] == "CLB en school (zoco)"
    assert agreement["Streefdatum"].date() == date(2026, 12, 4)


def test_what_looks_like_a_formula_is_a_text_in_each_kind_of_file(desk):
    book = load_workbook(io.BytesIO(desk.made("anna")))
    titles = {cell.value: cell.data_type for row in book.worksheets[0] for cell in row}
    text = desk.made("anna", form="csv").decode("utf-8-sig")

    assert titles[FULL["title"]] == "s"
    assert f";'{FULL['title']};" in text
    assert f";{FULL['title']}" not in text


def test_a_csv_is_what_a_spreadsheet_opens_where_dutch_is_spoken(desk):
    data = desk.made("sofie", form="csv")

    assert data.startswith(b"\xef\xbb\xbfNr.;Schooljaar;")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert len(rows) == 7
    assert rows[4]["Aanleiding"] == FULL["description"]
    assert {None} & set(rows[0]) == set()


@pytest.mark.parametrize(
    ("what", "form"),
    [("overview", "csv"), ("registrations", "csv"), ("registrations", "xlsx"), ("bundle", "html")],
)
def test_nobody_is_named_in_it_and_minutes_are_for_the_clb(desk, what, form):
    sides = {
        who: _text(desk.made(who, what, form, functions=True), form) for who in ("anna", "sofie")
    }

    for text in sides.values():
        for person in CAST.values():
            assert not {person.id, person.key} & set(text.split())
            assert person.id not in text
            assert person.name not in text
            assert person.name.split()[-1] not in text
    is_told = {who: "minuten" in text.lower() for who, text in sides.items()}
    assert is_told == {"anna": form != "html", "sofie": False}


def _text(data, form):
    if form == "xlsx":
        return "\n".join(str(cell) for row in _cells(data) for cell in row)
    return data.decode("utf-8-sig")


def test_a_bundle_has_a_page_for_each_and_functions_only_where_they_are_asked_for(desk):
    plain, told = (
        desk.made("sofie", "bundle", "html", functions=functions).decode()
        for functions in (False, True)
    )

    assert plain.count("<section>") == 5
    functions = ("zorgcoördinator", "zoco", CAST["sofie"].function, CAST["anna"].function)
    assert [function in plain for function in functions] == [False] * 4
    assert [function in told for function in functions] == [True] * 4
    assert "met &lt;b&gt;tekens&lt;/b&gt; &amp; &quot;meer&quot;." in plain
    assert "<b>" not in plain
    assert "<script" not in plain
    assert "default-src 'none'" in plain


def test_an_empty_year_says_so(desk):
    empty = {"school_year": "2019-2020"}
    assert "niets geregistreerd" in desk.made("sofie", "bundle", "html", **empty).decode()
    assert len(_cells(desk.made("sofie", **empty))) == 1


def test_few_are_told_together_in_what_a_dossier_takes_along(desk):
    """On the screen each is told: both partners read every registration there."""
    rows = {(row["Onderdeel"], row["Waarde"]): row[YEAR] for row in desk.rows("sofie", "overview")}

    assert rows["Registraties", "Alle"] == 5
    assert rows["Thema", "Andere samen"] == 1
    assert [value for part, value in rows if part == "Thema"] == ["Andere samen", "Niet ingevuld"]
    shown = desk.api.get("sofie", f"/dossiers/{DOSSIER}/overview", school_year=YEAR).json["year"]
    assert shown["by_theme"]["shares"] == [{"value": "pesten", "registrations": 1}]


def test_a_clb_takes_all_its_schools_along(desk):
    rows = desk.rows("anna", at=AT_CLB)
    told = {
        (r["Onderdeel"], r["Waarde"]): r[YEAR] for r in desk.rows("anna", "overview", at=AT_CLB)
    }

    assert {row["School"] for row in rows} == {"Basisschool 't Kompas"}
    assert len(rows) == 7
    assert told["School", "Basisschool 't Kompas (030569)"] == 5
    assert told["School, met een reactie", "Basisschool 't Kompas (030569)"] == 1
    assert told["Tijd (alleen voor het CLB)", "Minuten"] == 50


def test_who_polls_sees_how_far_it_is(desk):
    place = desk.ask("sofie")
    looks = iter([False, False, False, True])
    Maker(desk.exports, desk.objects, is_up=lambda: next(looks)).make({})

    half = desk.api.get("sofie", place).json
    assert (half["state"], half["done"], half["total"]) == ("making", 4, 5)
    assert desk.api.get("sofie", f"{place}/content").json["type"] == "/problems/not-ready"
    assert desk.make() == {"under_way": 1, "done": 1}
    whole = desk.api.get("sofie", place).json
    assert (whole["state"], whole["done"], whole["total"]) == ("ready", 5, 5)
    assert whole["size"] == len(desk.downloaded("sofie", place))
    assert whole["name"] == f"registraties-{YEAR}-{DOSSIER}.xlsx"


def test_two_at_once_make_one(desk):
    """The second finds that the step was made, and leaves it."""
    place = desk.ask("anna", form="csv")
    commit = desk.exports.commit

    def after_another(export):
        desk.exports.commit = commit
        assert desk.make() == {"under_way": 1, "done": 1}
        commit(export)

    desk.exports.commit = after_another
    assert desk.make() == {"under_way": 1, "done": 0}
    assert desk.api.get("anna", place).json["done"] == 5
    assert len(desk.downloaded("anna", place).decode("utf-8-sig").split("\r\n")) == 9


def test_what_keeps_failing_is_given_up_and_stops_no_other(desk, monkeypatch):
    bad, good = desk.ask("anna", "overview"), desk.ask("anna", form="csv")

    def fails(file, table):
        raise OSError("no disk")

    monkeypatch.setitem(export_files.WRITERS, "xlsx", fails)
    for _ in range(domain.MOST_FAILURES):
        desk.make()
    told = desk.api.get("anna", bad).json
    assert (told["state"], told["refusal"]["code"]) == ("failed", "failed")
    assert desk.api.get("anna", good).json["state"] == "ready"
    assert desk.make() == {"under_way": 0, "done": 0}


def test_a_bundle_that_nobody_can_print_is_refused_with_what_to_do(desk, monkeypatch):
    monkeypatch.setattr(domain, "MOST_PAGES", 4)
    place = desk.ask("anna", "bundle", "html", at=AT_CLB)
    desk.make()

    assert desk.api.get("anna", place).json["refusal"]["code"] == "too_many_pages"
    assert "school per school" in desk.api.get("anna", place).json["refusal"]["detail"]


def test_more_rows_than_a_sheet_holds_are_refused(desk, monkeypatch):
    monkeypatch.setattr(export_files, "MOST_ROWS", 6)
    place = desk.ask("anna")
    desk.make()

    assert desk.api.get("anna", place).json["refusal"]["code"] == "too_many_rows"


def test_to_ask_and_to_download_leave_a_trace(desk):
    place = desk.ask("sofie")
    desk.make()
    desk.downloaded("sofie", place)

    feed = desk.api.get("anna", f"/dossiers/{DOSSIER}/changes").json["items"]
    own = [one for one in feed if place.rpartition("/")[2] in one["subject"]]
    told = [(one["action"], one["by"]["id"]) for one in own]
    assert told == [("overview:export", CAST["sofie"].id), ("export:download", CAST["sofie"].id)]


def test_after_a_week_it_is_gone(desk, judge):
    place, later = desk.ask("sofie"), datetime.now(UTC) + timedelta(days=7, minutes=5)
    desk.make()
    store, repairs = judge.store, Repairs(desk.dynamodb, desk.tables)
    kept = len(list(desk.objects.listed("exports/")))

    ends = Ends(Endings(desk.dynamodb, desk.tables), repairs, desk.objects)
    job = CleanUp(store, repairs, desk.objects, judge, ends)
    rounds = [job.run(at) for at in (datetime.now(UTC), later)]

    assert [one["export_kept"] for one in rounds] == [kept, 0]
    assert [one["exports_ended"] for one in rounds] == [0, kept]
    assert list(desk.objects.listed("exports/")) == []
    export = desk.exports.get(DOSSIER, place.rpartition("/")[2])
    assert [domain.is_over(export, at) for at in (datetime.now(UTC), later)] == [False, True]


def test_what_is_over_is_made_no_more_and_is_nowhere(desk, monkeypatch):
    monkeypatch.setattr(domain, "KEPT_FOR", timedelta(seconds=-1))
    place = desk.ask("sofie")

    assert desk.make() == {"under_way": 1, "done": 1}
    assert desk.exports.get(DOSSIER, place.rpartition("/")[2]).total is None
    assert [desk.api.get("sofie", f"{place}{end}").status for end in ("", "/content")] == [404, 404]


def test_who_asked_finds_all_of_it_again_the_latest_first_and_nothing_of_others(desk, monkeypatch):
    """An administrator sees their own too; a page of the exports of others is an empty one."""
    was = {who: len(_found(desk, who)) for who in ("sofie", "clara")}
    first, others, second = (desk.ask(who, form="csv") for who in ("sofie", "clara", "sofie"))
    desk.make()
    made = desk.api.get("sofie", first).json

    assert _found(desk, "sofie")[:2] == [desk.api.get("sofie", second).json, made]
    assert {who: len(_found(desk, who)) - was[who] for who in was} == {"sofie": 2, "clara": 1}
    assert _found(desk, "tom") == []
    monkeypatch.setattr(taken, "_PAGE", 1)
    cursor, pages = {}, []
    for _ in range(3):
        page = desk.api.get("clara", PATH, **cursor).json
        pages.append([one["id"] for one in page["items"]])
        cursor = {"cursor": page["cursor"]}
    assert pages == [[], [others.rpartition("/")[2]], []]


def test_what_was_asked_for_of_all_schools_is_found_there_and_by_nobody_else(desk):
    place = desk.ask("bert", "overview", at=AT_CLB)

    assert [f"{AT_CLB}/{one['id']}" for one in _found(desk, "bert", AT_CLB)] == [place]
    assert _found(desk, "bert") == _found(desk, "clara", AT_CLB) == []


def test_what_is_over_is_not_found_again(desk, monkeypatch):
    monkeypatch.setattr(domain, "KEPT_FOR", timedelta(seconds=-1))
    desk.ask("tom")

    assert _found(desk, "tom") == []


def _found(desk, who, at=PATH):
    return desk.api.get(who, at).json["items"]


def test_a_dossier_that_was_never_started_and_a_school_are_no_place_to_ask(desk):
    body = {"what": "overview", "format": "csv", "school_year": YEAR}

    assert desk.api.post("anna", "/dossiers/114983-999999/exports", body).status == 404
    assert desk.api.get("anna", "/dossiers/114983-999999/exports").status == 404
    assert desk.api.post("sara", "/clbs/030569/exports", body).status == 404


@pytest.mark.parametrize("when", ["before", "after"])
def test_whatever_it_breaks_off_at_it_is_whole_in_the_end(desk, when):
    """Killed at some call of the table or of the bucket: another one each time."""
    whole, clients = desk.made("anna", form="csv"), (desk.dynamodb, desk.objects._s3)
    for call in range(1 if when == "before" else 4, 40, 6):
        place = desk.ask("anna", form="csv")
        with suppress(Killed), killed_at(call, when, *clients):
            desk.make()
            break
        desk.make()
        assert desk.downloaded("anna", place) == whole
    assert call > 20


@pytest.mark.skipif(
    not shutil.which("soffice"), reason="no LibreOffice: apt install libreoffice-calc"
)
@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_libreoffice_opens_it(desk, tmp_path, form):
    (tmp_path / f"file.{form}").write_bytes(desk.made("anna", form=form))
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"]
    # Of a CSV: separated by semicolons, quoted, UTF-8 (the filter options of LibreOffice).
    command += ["--infilter=CSV:59,34,76"] if form == "csv" else []
    command += ["--convert-to", "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false"]
    command += ["--outdir", str(tmp_path / "out"), str(tmp_path / f"file.{form}")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)

    text = (tmp_path / "out" / "file.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert len(rows) == 8
    assert {len(row) for row in rows} == {len(rows[0])}
    assert FULL["description"] in rows[5]
    assert any(cell.lstrip("'") == FULL["title"] for cell in rows[5])
