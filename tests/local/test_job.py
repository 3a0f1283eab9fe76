"""`make job`: the jobs by name, at any date, and told without being done."""

import pytest
from products import command

from chalicelib.jobs.scheduled import JOBS
from local.dry import LINES
from local.job import _listed, _moment
from local.trouble import StartError


def job(product, **said):
    return command("job", product.environment | said)


def test_without_a_name_it_says_what_there_is():
    names = [line.split()[0] for line in _listed()]
    assert names == [*JOBS]
    assert names[:2] == ["clean_up", "consistency"]


def test_at_a_date_it_tells_what_it_would_do_and_does_nothing(running_product):
    """What the demo's people closed goes seven school years later."""
    said = {"NAME": "retention", "DATE": "2033-09-01", "DRY": "1"}
    told, again = (job(running_product, **said) for _ in range(2))

    assert (told.returncode, told.stdout) == (0, again.stdout)
    assert "would delete DOSSIER#" in told.stdout
    assert "registrations_ended" in told.stdout
    assert "would put DESTROYED#" in told.stdout


def test_what_is_no_day_is_said():
    assert _moment("2032-02-29").isoformat() == "2032-02-29T04:00:00+00:00"
    with pytest.raises(StartError, match="2032-09-01"):
        _moment("29-02-2032")


def test_what_the_bucket_would_lose_is_named():
    deleted = {"Bucket": "b", "Delete": {"Objects": [{"Key": "library/1", "VersionId": "v"}]}}

    assert [*LINES["DeleteObjects"](deleted)] == ["delete b/library/1"]
    assert [*LINES["PutObject"]({"Bucket": "b", "Key": "library/2"})] == ["put b/library/2"]
    mail = {"Destination": {"ToAddresses": ["nieuw@kompas.example"]}}
    assert [*LINES["SendEmail"](mail)] == ["mail nieuw@kompas.example"]
