"""The media store in an S3-compatible bucket, against a server that speaks S3's wire protocol."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import botocore.session
import pytest
from botocore.exceptions import ClientError

from tests.fakes.certificate import Certificate
from tests.system.s3_server import S3Server
from tests.system.server import PROJECT, bare_environment

KEY_ID, SECRET = "AKIANOTTOBESEEN", "secret-not-to-be-seen"
BUCKET = "pictures"
IMMUTABLE = "public, max-age=31536000, immutable"
GET_SECONDS, PUT_SECONDS = 4, 10
"""The deadlines of an operation, whatever is tried in it."""
LEFT_ALONE = "The provider keeps failing; it is asked again in a moment."
ANOTHER = {"AWS_PROFILE": "nobody", "AWS_ENDPOINT_URL": "http://127.0.0.1:9", "AWS_CA_BUNDLE": "/nowhere/ca.pem"}
"""What else the SDK would listen to. None of it may send a picture elsewhere."""


class Driver:
    """A process with stores in it."""

    def __init__(self, folder: Path) -> None:
        self._errors = folder / "stderr"
        self._answers: list[str] = []
        with self._errors.open("wb") as stderr:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.system.media_s3_driver"],
                cwd=PROJECT,
                env=bare_environment(folder) | ANOTHER,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=stderr,
                text=True,
                bufsize=1,
            )

    def order(self, url: str, rounds: list[list[tuple[str, ...]]], **details: Any) -> dict[str, Any]:
        """What came of the rounds; the operations of one are done at once. Further details are settings."""
        order = {"pool": details.pop("pool", "paintings"), "pause_seconds": details.pop("pause_seconds", 0)}
        usual = {"MEDIA_STORE": "s3", "S3_BUCKET": BUCKET, "S3_ENDPOINT_URL": url}
        keys = {"S3_ACCESS_KEY_ID": KEY_ID, "S3_SECRET_ACCESS_KEY": SECRET}
        assert self._process.stdin
        assert self._process.stdout
        line = json.dumps({**order, "settings": {**usual, **keys, **details}, "rounds": rounds})
        print(line, file=self._process.stdin)
        self._answers.append(self._process.stdout.readline())
        answer: dict[str, Any] = json.loads(self._answers[-1])
        return answer

    def ask(self, url: str, *operation: str, **details: Any) -> dict[str, Any]:
        """What came of one operation."""
        outcome: dict[str, Any] = self.order(url, [[operation]], **details)["rounds"][0][0]
        return outcome

    @property
    def output(self) -> str:
        return "".join(self._answers) + self._errors.read_text()

    def stop(self) -> None:
        self._process.kill()
        self._process.communicate()


@pytest.fixture
def driver(tmp_path: Path) -> Iterator[Driver]:
    driver = Driver(tmp_path)
    yield driver
    driver.stop()


@pytest.fixture(scope="module")
def s3_process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[S3Server]:
    server = S3Server(tmp_path_factory.mktemp("s3"))
    yield server
    server.kill()


@pytest.fixture
def s3(s3_process: S3Server) -> S3Server:
    """As new, with a bucket in it."""
    s3_process.reset()
    operator(s3_process).create_bucket(Bucket=BUCKET)
    return s3_process


def operator(server: S3Server, service: str = "s3", verify: str | bool = True) -> Any:
    """A client of the one who set the server up."""
    return botocore.session.Session().create_client(
        service,
        endpoint_url=server.url,
        region_name="us-east-1",
        aws_access_key_id="operator",
        aws_secret_access_key="operator",
        verify=verify,
    )


def object_names(server: S3Server) -> list[str]:
    return [each["Key"] for each in operator(server).list_objects_v2(Bucket=BUCKET).get("Contents", [])]


def test_what_was_put_is_got_again(driver: Driver, s3: S3Server) -> None:
    driver.ask(s3.url, "put", "a.webp", "a picture")
    assert driver.ask(s3.url, "get", "a.webp")["data"] == "a picture"


def test_what_is_not_there_is_none(driver: Driver, s3: S3Server) -> None:
    assert driver.ask(s3.url, "get", "a.webp")["data"] is None


def test_what_is_deleted_is_gone(driver: Driver, s3: S3Server) -> None:
    driver.order(s3.url, [[("put", "a.webp", "x")], [("delete", "a.webp")]])
    assert object_names(s3) == []


def test_what_is_not_there_can_be_deleted(driver: Driver, s3: S3Server) -> None:
    assert "reason" not in driver.ask(s3.url, "delete", "a.webp")


def test_each_pool_has_a_folder_under_the_prefix(driver: Driver, s3: S3Server) -> None:
    driver.ask(s3.url, "put", "a.json", "{}", pool="specs", S3_PREFIX="ours/")
    driver.ask(s3.url, "put", "a.webp", "x")
    assert object_names(s3) == ["dioramacast/paintings/a.webp", "ours/specs/a.json"]


@pytest.mark.parametrize(
    ("name", "content_type"),
    [("a.webp", "image/webp"), ("a.json", "application/json"), ("a.refused", "application/octet-stream")],
)
def test_an_object_says_what_it_is_and_that_it_never_changes(
    driver: Driver, s3: S3Server, name: str, content_type: str
) -> None:
    driver.ask(s3.url, "put", name, "x")
    headers = operator(s3).head_object(Bucket=BUCKET, Key=f"dioramacast/paintings/{name}")
    assert (headers["ContentType"], headers["CacheControl"]) == (content_type, IMMUTABLE)


def test_fifty_at_once_are_all_kept(driver: Driver, s3: S3Server) -> None:
    names = [f"{number:03}.webp" for number in range(50)]
    rounds = driver.order(s3.url, [[("put", name, name) for name in names], [("get", name) for name in names]])
    assert [outcome["data"] for outcome in rounds["rounds"][1]] == names


def test_the_sdk_is_imported_by_the_first_who_asks(driver: Driver, s3: S3Server) -> None:
    loaded = [driver.order(s3.url, [[("get", "a.webp")]])["imported_before"] for _ in range(2)]
    assert loaded == [False, True]


def test_a_missing_bucket_is_a_failure_and_not_a_missing_picture(driver: Driver, s3: S3Server) -> None:
    assert driver.ask(s3.url, "get", "a.webp", S3_BUCKET="elsewhere")["reason"] == "S3 refused (NoSuchBucket)."


def test_a_picture_for_a_missing_bucket_is_not_taken_for_kept(driver: Driver, s3: S3Server) -> None:
    assert driver.ask(s3.url, "put", "a.webp", "x", S3_BUCKET="elsewhere")["reason"] == "S3 refused (NoSuchBucket)."


@pytest.fixture
def key(s3: S3Server) -> Iterator[dict[str, str]]:
    """The settings of a key that may do all with the bucket; no other key is taken."""
    people = operator(s3, "iam")
    people.create_user(UserName="dioramacast")
    statement = {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}
    policy = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    people.put_user_policy(UserName="dioramacast", PolicyName="all", PolicyDocument=policy)
    made = people.create_access_key(UserName="dioramacast")["AccessKey"]
    s3.check_keys()
    yield {"S3_ACCESS_KEY_ID": made["AccessKeyId"], "S3_SECRET_ACCESS_KEY": made["SecretAccessKey"]}
    s3.reset()


def test_a_key_of_the_bucket_is_taken(driver: Driver, s3: S3Server, key: dict[str, str]) -> None:
    rounds = driver.order(s3.url, [[("put", "a.webp", "x")], [("get", "a.webp")]], **key)["rounds"]
    assert rounds[1][0]["data"] == "x"


def test_a_wrong_key_is_refused(driver: Driver, s3: S3Server, key: dict[str, str]) -> None:
    assert driver.ask(s3.url, "get", "a.webp")["reason"] == "S3 refused (InvalidAccessKeyId)."


def test_a_wrong_secret_is_refused(driver: Driver, s3: S3Server, key: dict[str, str]) -> None:
    wrong = key | {"S3_SECRET_ACCESS_KEY": SECRET}
    assert driver.ask(s3.url, "put", "a.webp", "x", **wrong)["reason"] == "S3 refused (SignatureDoesNotMatch)."


def test_no_key_is_in_anything_that_is_said(driver: Driver, s3: S3Server, key: dict[str, str]) -> None:
    driver.order(s3.url, [[("get", "a.webp"), ("put", "a.webp", "x"), ("delete", "a.webp")]])
    driver.ask(s3.url, "get", "a.webp", **key)
    assert [each for each in (KEY_ID, SECRET, *key.values()) if each in driver.output] == []


def test_an_object_that_is_no_picture_of_ours_is_not_read_to_its_end(driver: Driver, s3: S3Server) -> None:
    operator(s3).put_object(Bucket=BUCKET, Key="dioramacast/paintings/a.webp", Body=bytes(33 * 1024 * 1024))
    assert driver.ask(s3.url, "get", "a.webp")["reason"] == "S3 sent an object that is cut off or too large."


def test_a_server_that_hangs_costs_the_deadline_and_no_more(driver: Driver, s3: S3Server) -> None:
    driver.ask(s3.url, "get", "a.webp")  # so that importing the SDK is not counted
    s3.hang()
    try:
        rounds = driver.order(s3.url, [[("get", "a.webp"), ("put", "a.webp", "x")]])["rounds"]
    finally:
        s3.go_on()
    assert [outcome["reason"] for outcome in rounds[0]] == ["S3 took too long."] * 2
    # The SDK's own time-outs, and its second try, would take longer.
    assert GET_SECONDS - 0.1 < rounds[0][0]["seconds"] < PUT_SECONDS - 1
    assert PUT_SECONDS - 0.1 < rounds[0][1]["seconds"] < 3 * PUT_SECONDS


@pytest.fixture
def own_s3(tmp_path: Path) -> Iterator[S3Server]:
    """One that the test may kill."""
    server = S3Server(tmp_path)
    operator(server).create_bucket(Bucket=BUCKET)
    yield server
    server.kill()


def test_a_server_that_is_down_is_soon_left_alone_and_found_when_it_is_back(driver: Driver, own_s3: S3Server) -> None:
    own_s3.kill()
    rounds = driver.order(own_s3.url, [[("get", "a.webp")] for _ in range(20)])["rounds"]
    reasons = [outcome["reason"] for (outcome,) in rounds]
    assert reasons[:3] == ["S3 failed (EndpointConnectionError)."] * 3
    assert LEFT_ALONE in reasons
    own_s3.start()
    operator(own_s3).create_bucket(Bucket=BUCKET)
    deadline = time.monotonic() + 20
    while (reason := driver.ask(own_s3.url, "put", "a.webp", "x").get("reason")) is not None:
        assert reason == LEFT_ALONE
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_a_connection_that_broke_while_nobody_asked_is_made_again(driver: Driver, own_s3: S3Server) -> None:
    driver.ask(own_s3.url, "put", "a.webp", "x")
    own_s3.kill()
    own_s3.start()
    operator(own_s3).create_bucket(Bucket=BUCKET)
    assert driver.ask(own_s3.url, "get", "a.webp") | {"seconds": 0} == {"data": None, "seconds": 0}


@pytest.fixture
def s3_over_https(tmp_path: Path, certificate: Certificate) -> Iterator[S3Server]:
    server = S3Server(tmp_path, certificate)
    operator(server, verify=str(certificate.authority)).create_bucket(Bucket=BUCKET)
    yield server
    server.kill()


def test_a_server_is_trusted_by_our_ca_bundle(
    driver: Driver, s3_over_https: S3Server, certificate: Certificate
) -> None:
    rounds = [[("put", "a.webp", "x")], [("get", "a.webp")]]
    answer = driver.order(s3_over_https.url, rounds, SSL_CERT_FILE=str(certificate.authority))
    assert answer["rounds"][1][0]["data"] == "x"


def test_a_server_with_a_strange_certificate_is_not_spoken_to(driver: Driver, s3_over_https: S3Server) -> None:
    assert driver.ask(s3_over_https.url, "put", "a.webp", "x")["reason"] == "S3 failed (SSLError)."


def test_the_operators_own_client_is_refused_too_where_keys_are_checked(s3: S3Server, key: dict[str, str]) -> None:
    """Shows that the server of these tests does check them."""
    with pytest.raises(ClientError):
        operator(s3).list_buckets()
