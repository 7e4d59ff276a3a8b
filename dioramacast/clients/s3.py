"""An S3-compatible bucket through botocore, the part of AWS' SDK that speaks; boto3 only wraps it.

Importing it and making a client take half a second and 40 MB: only when first used.
"""

import re
from collections.abc import Iterator
from contextlib import closing, contextmanager

import botocore.session
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from botocore.parsers import ResponseParserError
from pydantic import SecretStr
from urllib3.exceptions import HTTPError

from dioramacast import __version__
from dioramacast.errors import UpstreamUnavailable
from dioramacast.settings import Settings

_MAX_BYTES = 32 * 1024 * 1024
"""Far above any picture of ours: somebody else's object is not read into memory."""
_CONNECT_SECONDS = 1.0
_READ_SECONDS = 5.0
_CONNECTIONS = 64
_CODE = re.compile(r"[A-Za-z]{1,60}")
_NOT_SET = (None, None, None, None)
_NOT_FROM_THE_MACHINE = {"profile": _NOT_SET, "config_file": _NOT_SET, "credentials_file": _NOT_SET}
"""Nothing of the operator's own ``~/.aws`` decides where pictures go. The role of a machine on AWS still counts."""


class S3Connection:
    """One pool of connections. What failed to be sent is sent once more; every failure is ``UpstreamUnavailable``."""

    def __init__(self, settings: Settings) -> None:
        self._bucket = settings.s3_bucket
        with _failures():
            session = botocore.session.Session(session_vars=_NOT_FROM_THE_MACHINE)
            self._client = session.create_client(
                "s3",
                region_name=settings.s3_region,
                endpoint_url=settings.s3_endpoint_url,
                aws_access_key_id=_secret(settings.s3_access_key_id),
                aws_secret_access_key=_secret(settings.s3_secret_access_key),
                verify=str(settings.ssl_cert_file) if settings.ssl_cert_file else True,
                config=Config(
                    connect_timeout=_CONNECT_SECONDS,
                    read_timeout=_READ_SECONDS,
                    max_pool_connections=_CONNECTIONS,
                    retries={"total_max_attempts": 2, "mode": "standard"},
                    user_agent_extra=f"DioramaCast/{__version__}",
                    ignore_configured_endpoint_urls=True,
                    # A bucket as a part of the host's name needs DNS that stores other than AWS seldom have.
                    s3={"addressing_style": "path" if settings.s3_endpoint_url else "auto"},
                    # Stores other than AWS often do not know the newer checksums.
                    request_checksum_calculation="when_required",
                    response_checksum_validation="when_required",
                ),
            )

    def get(self, key: str) -> bytes | None:
        """None where there is no such object."""
        with _failures():
            try:
                answer = self._client.get_object(Bucket=self._bucket, Key=key)
            except ClientError as error:
                if _code(error) == "NoSuchKey":
                    return None
                raise
            with closing(answer["Body"]) as body:
                data: bytes = body.read(_MAX_BYTES + 1)
            if len(data) != answer["ContentLength"]:
                raise UpstreamUnavailable("S3 sent an object that is cut off or too large.")
            return data

    def put(self, key: str, data: bytes, content_type: str, cache_control: str) -> None:
        with _failures():
            self._client.put_object(
                Bucket=self._bucket, Key=key, Body=data, ContentType=content_type, CacheControl=cache_control
            )

    def delete(self, key: str) -> None:
        """Also of what is not there."""
        with _failures():
            self._client.delete_object(Bucket=self._bucket, Key=key)


@contextmanager
def _failures() -> Iterator[None]:
    """Names the kind of failure; its text may hold addresses and keys."""
    try:
        yield
    except ClientError as error:
        raise UpstreamUnavailable(f"S3 refused ({_code(error)}).") from None
    except (BotoCoreError, ResponseParserError, HTTPError, OSError, ValueError) as error:
        raise UpstreamUnavailable(f"S3 failed ({type(error).__name__}).") from None


def _code(error: ClientError) -> str:
    """AWS' own word, such as ``NoSuchBucket``; the status where that is no word."""
    code = str(error.response.get("Error", {}).get("Code"))
    return code if _CODE.fullmatch(code) else str(error.response.get("ResponseMetadata", {}).get("HTTPStatusCode"))


def _secret(value: SecretStr | None) -> str | None:
    return value.get_secret_value() if value else None
