"""What the cleanup did is told in sentences."""

from local.consistency_told import told


def test_what_was_looked_at_mended_and_still_waits_is_told_apart():
    counts = {"dossiers": 4, "files": 1, "never_uploaded": 1, "purged": 2, "not_there": 1, "new": 3}

    assert list(told(counts)) == [
        "Compared bucket and tables of 4 dossiers, 1 file.",
        "Mended:",
        "  - 1 file never came, within two hours: its document says so now",
        "  - 2 documents were in the trash for thirty days: deleted for ever",
        "  - new: 3",
        "Not done yet, and as it should be:",
        "  - 1 file still has to come",
    ]


def test_what_is_wrong_stands_out():
    assert list(told({"dossiers": 1, "files": 9, "lost": 2}))[1:] == [
        "Nothing had to be mended.",
        "WRONG:",
        "  - 2 files are LOST: take them from a backup",
    ]
