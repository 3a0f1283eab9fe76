"""What a round of the cleanup found and did, in sentences."""

from collections.abc import Iterator, Mapping

# By what the jobs count; of each the sentence for one, and for more of them.
_DONE = {
    "clean": ("1 file was judged, that had been left", "{} files were judged, that had been left"),
    "flagged": (
        "1 file was judged and seems to name somebody: who shared it is asked",
        "{} files were judged and seem to name somebody: who shared them are asked",
    ),
    "refused": ("1 file was judged and refused", "{} files were judged and refused"),
    "never_uploaded": (
        "1 file never came, within two hours: its document says so now",
        "{} files never came, within two hours: their documents say so now",
    ),
    "unreadable": (
        "1 file was not scanned within a day: refused",
        "{} files were not scanned within a day: refused",
    ),
    "not_confirmed": (
        "1 file seems to name somebody and nobody decided in a week: refused",
        "{} files seem to name somebody and nobody decided in a week: refused",
    ),
    "thrown_away": (
        "1 upload that nobody waits for was deleted",
        "{} uploads that nobody waits for were deleted",
    ),
    "leftovers_ended": (
        "what was left of 1 replaced file was deleted",
        "what was left of {} replaced files was deleted",
    ),
    "forgotten": (
        "1 file of a document that is gone was deleted",
        "{} files of documents that are gone were deleted",
    ),
    "registrations_purged": (
        "1 registration was in the trash for thirty days: deleted for ever",
        "{} registrations were in the trash for thirty days: deleted for ever",
    ),
    "registrations_purged_further": (
        "of 1 registration that was deleted, the rest was deleted too",
        "of {} registrations that were deleted, the rest was deleted too",
    ),
    "contributions_purged": (
        "1 reply, goal or agreement was in the trash for thirty days: deleted for ever",
        "{} replies, goals and agreements were in the trash for thirty days: deleted for ever",
    ),
    "exports_ended": (
        "1 file of a school year was a week old: deleted",
        "{} files of a school year were a week old: deleted",
    ),
    "purged": (
        "1 document was in the trash for thirty days: deleted for ever",
        "{} documents were in the trash for thirty days: deleted for ever",
    ),
    "taken_back": (
        "1 file had been deleted by mistake: it is there again",
        "{} files had been deleted by mistake: they are there again",
    ),
    "unknown_hidden": (
        "1 file belongs to no document: hidden, not deleted",
        "{} files belong to no document: hidden, not deleted",
    ),
}
_WAITS = {
    "on_hold": (
        "1 thing is kept on request (make hold), though its time is over",
        "{} things are kept on request (make hold), though their time is over",
    ),
    "not_there": ("1 file still has to come", "{} files still have to come"),
    "waits_for_scan": ("1 file waits for its scan", "{} files wait for their scan"),
    "waits_for_sharer": (
        "1 file seems to name somebody: who shared it has to decide",
        "{} files seem to name somebody: who shared them have to decide",
    ),
}
_WRONG = {
    "lost": (
        "1 file is LOST: take it from a backup",
        "{} files are LOST: take them from a backup",
    ),
    "failed": (
        "1 thing could not be done: the log above says why, the next round tries again",
        "{} things could not be done: the log above says why, the next round tries again",
    ),
}
_QUIET = {"dossiers", "files", "not_due", "left_in_trash", "judged_already", "nothing_there"}
_QUIET |= {"export_kept", "changed_meanwhile", "gone_already", "left"}


def told(counts: Mapping[str, int]) -> Iterator[str]:
    """Lines: what was looked at, what was mended, what waits, and what is wrong."""
    dossiers, files = counts.get("dossiers", 0), counts.get("files", 0)
    looked = _said(("1 dossier", "{} dossiers"), dossiers)
    yield f"Compared bucket and tables of {looked}, {_said(('1 file', '{} files'), files)}."
    done = list(_lines(_DONE, counts)) + list(_others(counts))
    yield "Mended:" if done else "Nothing had to be mended."
    yield from done
    for head, sentences in (("Not done yet, and as it should be:", _WAITS), ("WRONG:", _WRONG)):
        if lines := list(_lines(sentences, counts)):
            yield from (head, *lines)


def _lines(sentences: Mapping[str, tuple[str, str]], counts: Mapping[str, int]) -> Iterator[str]:
    return (
        f"  - {_said(said, counts[kind])}" for kind, said in sentences.items() if counts.get(kind)
    )


def _others(counts: Mapping[str, int]) -> Iterator[str]:
    """A kind that nobody wrote a sentence for yet."""
    known = {*_DONE, *_WAITS, *_WRONG, *_QUIET}
    return (f"  - {kind}: {count}" for kind, count in counts.items() if kind not in known)


def _said(said: tuple[str, str], count: int) -> str:
    return said[0] if count == 1 else said[1].format(count)
