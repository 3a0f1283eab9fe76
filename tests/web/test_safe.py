"""Nothing that was typed runs, and no token lies about; the rest stays readable, also on paper."""

import json
import re

import pytest
from browsing import go_to
from clients import client
from playwright.sync_api import expect
from writing import DOSSIER, api_path

from local.environment import TABLES
from local.resources import ROOT

HOME = f"/dossiers/{DOSSIER}"
SOURCES = [
    path
    for pattern in ("*.ts", "*.tsx", "*.html")
    for path in sorted((ROOT / "web").glob(f"src/**/{pattern}"))
    if ".test." not in path.name
]
TEXT_TO_CODE = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|srcdoc|document\.write|\beval\(|new Function"
    r"|\bstyle=|localStorage"
)

# That somebody signed out, which the pool still has to hear: it says not who.
ALLOWED = {("visit.ts", "localStorage")}


def test_the_policy_lets_nothing_run_but_our_own_files(running_product):
    policy = running_product.ask("/").headers["Content-Security-Policy"]

    for rule in (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "require-trusted-types-for 'script'",
        "frame-ancestors 'none'",
    ):
        assert rule in policy.split("; ")
    assert "unsafe" not in policy


def test_what_the_policy_refuses_is_heard(afresh, complaints):
    """So that every other test here fails when a screen wants something that it may not."""
    anna = afresh("anna", keeps=True)
    anna.evaluate("document.head.append(document.createElement('style'))")
    anna.evaluate("document.querySelector('style').append('h1 { color: red }')")
    with anna.context.expect_event("weberror"):
        anna.evaluate("() => { setTimeout(() => { throw new Error('Uncaught') }) }")

    heard = "\n".join(complaints)
    complaints.clear()
    assert "Content Security Policy" in heard
    assert "Uncaught" in heard


def test_no_source_makes_code_of_a_text():
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in SOURCES
        for match in TEXT_TO_CODE.finditer(path.read_text(encoding="utf-8"))
        if (path.name, match[0]) not in ALLOWED
    ]

    assert len(SOURCES) > 50
    assert found == []


EVERYTHING = """() => new Promise((resolve) => {
    indexedDB.open("samenwerkingsdossier").onsuccess = ({ target: { result: database } }) => {
        const shelves = [...database.objectStoreNames];
        const reading = database.transaction(shelves);
        const all = shelves.map((shelf) => reading.objectStore(shelf).getAll());
        reading.oncomplete = async () => {
            const found = all.map(({ result }) => result);
            for (const name of await caches.keys())
                for (const kept of await (await caches.open(name)).matchAll())
                    found.push(await kept.text());
            const stores = { ...localStorage, ...sessionStorage, cookie: document.cookie };
            resolve(JSON.stringify([found, stores, location.href, history.state, window.name]));
        };
        database.close();
    };
})"""


def test_no_token_lies_where_a_script_could_find_it(afresh, subject):
    tokens = []

    def remember(response):
        if "/oauth2/token" in response.url:
            tokens.append(response)

    anna = afresh("anna", HOME, keeps=True)
    anna.context.on("response", remember)
    anna.reload()  # by way of the pool
    expect(anna.get_by_role("link", name=subject)).to_be_visible()
    kept = anna.evaluate(EVERYTHING)

    given = {name: one for name, one in tokens[0].json().items() if name.endswith("_token")}
    assert set(given) == {"id_token", "access_token", "refresh_token"}
    assert subject in kept
    assert [name for name, token in given.items() if token in kept] == []


ATTACK = '<img src=x onerror="stolen=1"><script>stolen=1</script>{{7*7}}<b>vet</b>'


def test_what_looks_like_code_stays_text(people, hands):
    anna = hands("anna")
    screen = anna.register(ATTACK, description=ATTACK, themes=[ATTACK[:60]], site=ATTACK)
    path = api_path(screen)
    anna.post(f"{path}/goals", {"text": ATTACK})
    anna.post(f"{path}/agreements", {"text": ATTACK, "party": "clb", "function": "<b>ik</b>"})
    hands("sofie").post(f"{path}/replies", {"kind": "question", "text": ATTACK})
    page = people("anna", screen)

    expect(page.get_by_role("heading", level=1)).to_have_text(ATTACK)
    expect(page.locator("li.entry").filter(has_text=ATTACK)).to_have_count(3)
    page.goto(f"{HOME}?q={ATTACK[:30]}")
    expect(page.get_by_role("link", name=ATTACK)).to_be_visible()
    go_to(page, "/handleiding/<img src=x onerror=stolen=1>")
    assert page.evaluate("() => 'stolen' in window") is False
    expect(page.locator("main img[src=x], main b")).to_have_count(0)


def test_on_paper_there_is_the_text_and_nothing_to_press(afresh, hands):
    screen = hands("anna").register("Op papier", description="De aanleiding.")
    hands("sofie").post(f"{api_path(screen)}/replies", {"kind": "result", "text": "Het resultaat."})
    anna = afresh("anna", screen)
    expect(anna.get_by_role("textbox", name="Uw reactie")).to_be_visible()
    anna.emulate_media(media="print")

    for text in ("Op papier", "De aanleiding.", "Het resultaat.", "Eigenaar: Anna Verhulst"):
        expect(anna.get_by_text(text)).to_be_visible()
    controls = anna.locator("button, input, select, textarea, nav, header")
    expect(controls.filter(visible=True)).to_have_count(0)


ROWS = 100  # twice the calls that typing takes of any function; of one that draws a row, 600


@pytest.fixture
def long_list(running_product, hands):
    """A dossier with that many registrations: copies of one, at the table."""
    clb, school = "990011", "091058"
    clara, anna = hands("clara"), hands("anna")
    dossier = clara.post("/dossiers", {"clb": clb, "school": school})["id"]
    quick = {"activity": "signal", "activity_date": "2026-11-16", "boundary_confirmed": True}
    made = anna.post(f"/dossiers/{dossier}/registrations", quick | {"title": "Nummer 0"})
    endpoint = f"http://127.0.0.1:{running_product.port + 1}"
    dynamodb = client("dynamodb", endpoint)
    table = TABLES["DossierTable"]
    key = {"pk": {"S": f"DOSSIER#{dossier}"}, "sk": {"S": f"REG#{made['id']}"}}
    first = json.dumps(dynamodb.get_item(TableName=table, Key=key)["Item"])
    copies = [
        first.replace(made["id"], f"{made['id'][:-4]}{number:04}").replace(
            "Nummer 0", f"Nummer {number}"
        )
        for number in range(1, ROWS)
    ]
    for start in range(0, len(copies), 25):
        puts = [{"PutRequest": {"Item": json.loads(one)}} for one in copies[start : start + 25]]
        assert not dynamodb.batch_write_item(RequestItems={table: puts})["UnprocessedItems"]
    return f"/dossiers/{dossier}"


# What is typed is looked for after a pause, which does not pass.
NO_PAUSE = """() => {
    const { setTimeout } = window;
    window.setTimeout = (what, after) => (after === 300 ? 0 : setTimeout(what, after));
}"""


def test_typing_in_a_long_list_draws_no_row_again(people, long_list):
    anna = people("anna", long_list)
    rows, older = anna.locator("a.name"), anna.get_by_role("button", name="Toon oudere")
    for number in range(25, ROWS, 25):
        expect(rows).to_have_count(number)
        older.click()
    expect(rows).to_have_count(ROWS)
    anna.evaluate(NO_PAUSE)
    find = anna.get_by_label("Zoek in de registraties")
    find.focus()
    browser = anna.context.new_cdp_session(anna)
    browser.send("Profiler.enable")
    browser.send("Profiler.startPreciseCoverage", {"callCount": True, "detailed": False})
    anna.keyboard.type("nummer")
    expect(find).to_have_value("nummer")

    taken = browser.send("Profiler.takePreciseCoverage")["result"]
    ours = [one for one in taken if "/assets/" in one["url"]]
    calls = [
        span["count"]
        for one in ours
        for function in one["functions"]
        for span in function["ranges"]
    ]
    assert 0 < max(calls) < ROWS
