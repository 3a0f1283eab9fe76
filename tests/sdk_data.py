"""A client of the SDK, with other data of AWS before its own."""

from botocore.config import Config
from botocore.loaders import Loader
from botocore.session import Session


def sdk_of(data, service, config=None):
    """As it is here, with what is in these folders first."""
    session = Session()
    session.register_component("data_loader", Loader(data))
    keys = {"aws_access_key_id": "x", "aws_secret_access_key": "x"}
    return session.create_client(service, "eu-west-1", config=Config(**config or {}), **keys)
