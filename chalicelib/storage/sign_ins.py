"""What a sign-in reads of somebody's rights, and what it keeps there."""

from collections.abc import Iterable

from ..domain.errors import ChangedMeanwhile
from ..domain.identity import Access
from ..domain.vouched import Vouched
from . import acm_rights, keys
from .dynamo import Condition, Item, Write
from .items import access_of
from .offices import Offices

_MOST = 100  # items in one call

Successions = dict[str, frozenset[str]]


class SignIns(Offices):
    def follow_acm(self, person: Vouched, at: str) -> list[Access]:
        """The rights of whom ACM vouches for, kept as it says them where it is the source.

        Three calls: what they hold, what stands there, and what changes of it.
        """
        held = self.rights(person.person_id)
        return acm_rights.follow(self._engine, self._tables.dossiers, person, held, at)

    def successions(self, numbers: Iterable[str]) -> Successions:
        """Number → those it goes on for, of who goes on for any; a call for each 100."""
        return self.around("", numbers)[0]

    def around(self, person_id: str, numbers: Iterable[str]) -> tuple[Successions, list[Access]]:
        """The same, and in the same call somebody's own rights there as they stand, with the
        address that no index has; a call for each 50 then.
        """
        asked = [*numbers]
        wanted = [keys.institution(number) for number in asked]
        wanted += [keys.access(number, person_id) for number in asked if person_id]
        parts = (wanted[start : start + _MOST] for start in range(0, len(wanted), _MOST))
        found = [item for part in parts for item in self._some(part)]
        own = [access_of(item) for item in found if str(item["sk"]).startswith("ACCESS#")]
        said = ((str(item["pk"]).partition("#")[2], item.get("succeeds")) for item in found)
        return {number: old for number, old in said if isinstance(old, frozenset)}, own

    def _some(self, wanted: list[keys.Key]) -> Iterable[Item]:
        return self._engine.batch(self._tables.dossiers, wanted).values()

    def mail_at(self, email: str, rights: Iterable[Access], at: str) -> None:
        """From now on, with the first hundred of these rights: one call.

        None of them when one ended meanwhile: ChangedMeanwhile, or Busy.
        """
        sets: Item = {"email": email}
        writes = [
            Write(
                self._tables.dossiers,
                keys.access(one.institution, one.person_id),
                require=(Condition("until", ">", at),),
                refusal=lambda found: ChangedMeanwhile(),
                sets=sets,
            )
            for one in rights
        ]
        self._engine.transact(writes[:_MOST])
