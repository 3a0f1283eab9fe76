"""What can be refused when rights change; ``errors`` has the rest, and says what it is for.

* Conflict
  - RightsElsewhere   this institution keeps its rights in Gebruikersbeheer Vlaanderen
  - BaseMissing       a context role without the base entitlement
  - WrongKind         a CLB's role at a school, or the other way round
  - WorksAtClb        a school's role for somebody whose rights are arranged at a CLB
  - UnknownPerson     nobody here has heard of them: they are to be invited
  - BadPeriod         it lies in the past, or is too long
  - OutsideBase       a context role for days on which the base entitlement does not hold
  - AddressElsewhere  where somebody is mailed, who works elsewhere too
  - AlreadyInvited    the same address is awaited here for the same role
  - LastAdmin         it would leave an institution without a local administrator
  - NotYourself       nobody blocks themselves
  - InvitationClosed  it was accepted, withdrawn, or is too old
"""

from .errors import Conflict


class RightsElsewhere(Conflict):
    sentence = (
        "De rechten van deze instelling staan in Gebruikersbeheer Vlaanderen: wijzig ze daar."
        " Hier kunt u ze opzoeken."
    )
    link = "https://gebruikersbeheer.vlaanderen.be/webidm/"


class BaseMissing(Conflict):
    sentence = (
        "Deze persoon heeft hier het recht 'IRIS CLBonline gebruiker' niet. Ken dat eerst toe,"
        " of samen met deze rol."
    )


class WrongKind(Conflict):
    sentence = (
        "Een school kent alleen rollen voor scholen toe, en een CLB alleen rollen voor CLB's."
    )


class WorksAtClb(Conflict):
    sentence = (
        "Deze persoon werkt bij een CLB. CLB-medewerkers krijgen hun rechten onder het nummer van"
        " hun CLB, van de lokale beheerder daar, en niet via de school."
    )


class UnknownPerson(Conflict):
    sentence = "Deze persoon is hier nog niet gekend. Nodig hem of haar uit met een e-mailadres."


class BadPeriod(Conflict):
    sentence = (
        "Deze periode kan niet: ze begint ten vroegste vandaag, eindigt niet voor ze begint en"
        " duurt hoogstens vier jaar."
    )


class OutsideBase(Conflict):
    sentence = (
        "Het recht 'IRIS CLBonline gebruiker' loopt in deze periode niet: verleng dat eerst, of"
        " kies andere dagen."
    )


class AddressElsewhere(Conflict):
    sentence = (
        "Deze persoon werkt ook bij een andere instelling, en krijgt van alle instellingen samen"
        " mail op hetzelfde adres. Laat het e-mailadres hier leeg."
    )


class AlreadyInvited(Conflict):
    sentence = (
        "Voor dit e-mailadres staat hier al een uitnodiging voor deze rol open. Trek die eerst in"
        " als u iets anders wilt."
    )


class LastAdmin(Conflict):
    sentence = (
        "Zo blijft er geen lokale beheerder over. Geef eerst iemand anders de rol van lokale"
        " beheerder."
    )


class NotYourself(Conflict):
    sentence = "U kunt uzelf niet blokkeren. Vraag het aan een andere lokale beheerder."


class InvitationClosed(Conflict):
    sentence = "Deze uitnodiging staat niet meer open."
