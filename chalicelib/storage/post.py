"""Mails on their way, through SES."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from email.message import EmailMessage
from email.policy import SMTP
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from ..domain.frozen import dataclass
from ..domain.mails import Mail

# SES takes nothing now, and did not take this one (SES API v2 reference, SendEmail, errors).
_NOT_NOW = {
    "TooManyRequestsException",
    "LimitExceededException",
    "SendingPausedException",
    "AccountSuspendedException",
    "MailFromDomainNotVerifiedException",
}
WHO = "who"  # the tag that says whom a mail was for, in what SES tells of it later


class NotNow(Exception):
    """For sure it did not go out; a later one may."""


class Unknown(Exception):
    """It may have gone out, or never will."""


@dataclass(frozen=True)
class Post:
    """``sender``: the address that mails come from; ``settings``: SES's name for what it tells."""

    ses: Any
    sender: str
    settings: str = ""

    def send(self, mail: Mail, who: str) -> None:
        """Raises NotNow, Unknown."""
        told = {"ConfigurationSetName": self.settings} if self.settings else {}
        try:
            self.ses.send_email(
                FromEmailAddress=self.sender,
                Destination={"ToAddresses": [mail.to]},
                Content={"Raw": {"Data": as_mime(mail, self.sender)}},
                EmailTags=[{"Name": WHO, "Value": tag_of(who)}],
                **told,
            )
        except ClientError as error:
            if error.response["Error"]["Code"] in _NOT_NOW:
                raise NotNow from error
            raise Unknown from error
        except BotoCoreError as error:
            raise Unknown from error


def as_mime(mail: Mail, sender: str) -> bytes:
    """Both forms, and the headers by which programs answer for their reader (RFC 8058, 3834)."""
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"], message["Subject"] = sender, mail.to, mail.subject
    message["Auto-Submitted"] = "auto-generated"
    message["Content-Language"] = "nl-BE"
    if mail.unsubscribe:
        message["List-Unsubscribe"] = f"<{mail.unsubscribe}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(mail.text)
    message.add_alternative(mail.html, subtype="html")
    return message.as_bytes()


def tag_of(who: str) -> str:
    """SES takes letters, digits, ``_`` and ``-`` in a tag."""
    return urlsafe_b64encode(who.encode()).decode().rstrip("=")


def who_of(tag: str) -> str:
    """ValueError for what ``tag_of`` did not make."""
    return urlsafe_b64decode(tag + "=" * (-len(tag) % 4)).decode()
