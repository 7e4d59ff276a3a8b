"""POST /api/generate-image with an image model: painted once, shared, and our own drawing where that fails."""

import io
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from PIL import Image

KEY = "gemini-key-0815"
WANTED = {
    "location": "Lisbon",
    "weather": "clear",
    "temperature": 21,
    "settings": {"time_of_day": "midday", "season": "summer"},
}


@pytest.fixture
def start_painting(start_server, gemini):
    def start(**settings):
        return start_server(
            **{"GEMINI_API_KEY": KEY, "GEMINI_BASE_URL": gemini.url, "RATE_LIMIT_ENABLED": "true", **settings}
        )

    return start


@pytest.fixture(scope="module")
def shared_painting(start_shared, gemini_process):
    """For tests that need no settings of their own: each asks for a city of its own."""
    # Together they ask for more than the model is asked for in a minute.
    return start_shared(GEMINI_API_KEY=KEY, GEMINI_BASE_URL=gemini_process.url, GEMINI_CALLS_PER_MINUTE="10000")


@pytest.fixture
def painting(shared_painting, gemini):
    return shared_painting


def generate(server, **body):
    answer = server.post("/api/generate-image", json=body or WANTED)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_a_picture_is_painted_once_and_shared(start_painting, gemini):
    server = start_painting()
    first = generate(server)
    assert (first["generator"], first["model"], first["cached"]) == ("gemini", "gemini-nano-banana-2.1", False)
    second = generate(server)
    assert (second["id"], second["cached"]) == (first["id"], True)
    warmer = generate(server, **WANTED | {"temperature": 22})
    assert warmer["artwork_id"] == first["artwork_id"]
    assert warmer["id"] != first["id"]
    assert gemini.call_count == 1


def test_the_picture_comes_in_its_formats_with_the_caption_over_it(painting):
    server = painting
    diorama = generate(server)
    artwork, captioned = (
        Image.open(io.BytesIO(server.get(f"/{path}?size=512").content)).convert("RGB")
        for path in (f"artworks/{diorama['artwork_id']}.png", f"dioramas/{diorama['id']}.png")
    )
    assert artwork.size == captioned.size == (512, 512)
    assert artwork.tobytes() != captioned.tobytes()
    assert server.get(diorama["image_url"]).headers["Content-Type"] == "image/webp"
    assert server.get(diorama["artwork_url"]).headers["Content-Type"] == "image/webp"
    assert server.get(f"/dioramas/{diorama['id']}/card.png").status_code == 200
    assert server.get(diorama["permalink"]).status_code == 200


def test_a_painted_artwork_is_no_svg(painting):
    assert painting.get(f"/artworks/{generate(painting)['artwork_id']}.svg").status_code == 404


def test_it_outlives_a_restart_without_being_paid_for_again(start_painting, gemini, tmp_path):
    before = start_painting(MEDIA_DIR=str(tmp_path / "kept"))
    diorama = generate(before)
    before.stop()
    after = start_painting(MEDIA_DIR=str(tmp_path / "kept"))
    assert after.get(diorama["image_url"]).status_code == 200
    assert generate(after)["cached"] is True
    assert gemini.call_count == 1


@pytest.mark.contract("prompts")
def test_only_what_we_know_reaches_the_model(painting, gemini):
    generate(painting, **WANTED | {"location": "lisboa", "settings": {"style": "cinematic", "season": "winter"}})
    prompt = gemini.calls[0]["prompt"]
    assert "Lisbon" in prompt
    assert "lisboa" not in prompt
    assert "cinematic" in prompt.lower()
    assert "winter" in prompt


@pytest.mark.parametrize(
    ("settings", "word"),
    [({"style": "artistic"}, "gouache"), ({"time_of_day": "night"}, "night"), ({"season": "spring"}, "blossom")],
)
def test_each_setting_changes_the_prompt(painting, gemini, settings, word):
    city = {"location": {"gouache": "Evora", "night": "Braga", "blossom": "Coimbra"}[word]}
    generate(painting, **WANTED | city)
    generate(painting, **WANTED | city | {"settings": WANTED["settings"] | settings})
    plain, other = (call["prompt"] for call in gemini.calls)
    assert word not in plain
    assert word in other


CITIES = ["Madrid", "Sevilla", "Bilbao", "Paris", "Lyon", "Nantes", "Rome", "Milan", "Turin", "Oslo", "Bergen"]
FINAL = ["IMAGE_SAFETY", "IMAGE_PROHIBITED_CONTENT", "IMAGE_RECITATION", "SAFETY", "PROHIBITED_CONTENT", "BLOCKLIST"]


@pytest.mark.parametrize("reason", FINAL)
@pytest.mark.contract("gemini-answers")
def test_a_final_refusal_is_told_and_never_asked_again(painting, gemini, reason):
    gemini.values(finish_reason=reason)
    for _ in range(2):
        diorama = generate(painting, **WANTED | {"location": dict(zip(FINAL, CITIES, strict=False))[reason]})
        assert diorama["generator"] == "procedural"
        assert reason in diorama["message"]
        assert painting.get(diorama["image_url"]).status_code == 200
    assert gemini.call_count == 1


@pytest.mark.parametrize("mode", ["text_first", "thoughts"])
@pytest.mark.contract("gemini-answers")
def test_a_picture_among_other_parts_is_found(painting, gemini, mode):
    gemini.values(mode=mode)
    city = {"location": {"text_first": "Berlin", "thoughts": "Hamburg"}[mode]}
    assert generate(painting, **WANTED | city)["generator"] == "gemini"


MODES = ["no_candidates", "no_content", "no_parts", "empty_parts", "only_thoughts", "text_only", "blocked"]
MODES += ["not_a_picture", "cut_picture", "not_base64", "too_large"]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.contract("gemini-answers")
def test_an_answer_without_a_picture_ends_in_our_own_and_the_reason(painting, gemini, mode):
    city = {"location": dict(zip(MODES, CITIES, strict=True))[mode]}
    # A good answer first: a breaker that others left open would answer in the model's stead.
    assert generate(painting, **WANTED | city | {"settings": {"style": "cinematic"}})["generator"] == "gemini"
    gemini.values(mode=mode)
    diorama = generate(painting, **WANTED | city | {"settings": {"style": "realistic"}})
    assert diorama["generator"] == "procedural"
    assert diorama["message"].startswith("Shows clear sky at 21 °C. Drawn by DioramaCast. ")
    assert painting.get(diorama["image_url"]).status_code == 200


FAULTS = [
    {"kind": "status", "status": 400},
    {"kind": "status", "status": 403},
    {"kind": "status", "status": 503},
    {"kind": "cut"},
    {"kind": "garbage"},
    {"kind": "redirect"},
    {"kind": "reset"},
    {"kind": "gzip_bomb"},
]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: str(fault.get("status", fault["kind"])))
@pytest.mark.contract("gemini-answers")
def test_a_fault_ends_in_our_own_picture_and_is_not_remembered(painting, gemini, fault):
    wanted = WANTED | {"location": CITIES[FAULTS.index(fault)], "settings": {"style": "artistic"}}
    details = dict(fault)
    gemini.fault(details.pop("kind"), **details)
    diorama = generate(painting, **wanted)
    assert diorama["generator"] == "procedural"
    assert painting.get(diorama["image_url"]).status_code == 200
    # A request that it calls wrong says nothing about its health.
    assert painting.get("/ready").json()["checks"]["image_api"] is (fault.get("status") == 400)
    gemini.heal()
    assert generate(painting, **wanted)["generator"] == "gemini"
    assert gemini.trap_hits == 0
    assert KEY not in painting.output()


@pytest.mark.contract("gemini-answers")
def test_a_pause_that_the_model_asks_for_is_kept(start_painting, gemini):
    server = start_painting()
    gemini.values(retry_delay="600s")
    gemini.fault("status", status=429)
    assert generate(server)["generator"] == "procedural"
    gemini.heal()
    elsewhere = generate(server, **WANTED | {"location": "Porto"})
    assert elsewhere["generator"] == "procedural"
    assert "pause" in elsewhere["message"]
    assert gemini.call_count == 1


@pytest.mark.contract("gemini-answers")
def test_a_short_pause_slows_the_picture_and_no_more(start_painting, gemini):
    server = start_painting()
    gemini.values(retry_delay="3s")
    gemini.fault("status", status=429, times=1)
    assert generate(server)["generator"] == "gemini"
    refused, answered = gemini.calls
    assert answered["at"] - refused["at"] >= 2.9


@pytest.mark.contract("gemini-answers")
def test_a_model_that_hangs_is_left_at_the_deadline(start_painting, gemini):
    server = start_painting(GEMINI_JOB_SECONDS="3")
    gemini.fault("hang")
    diorama = generate(server)
    assert diorama["generator"] == "procedural"
    assert "took too long" in diorama["message"]


@pytest.mark.contract("picture-stampede")
def test_many_identical_wishes_are_one_call(painting, gemini):
    gemini.fault("slow", seconds=1)
    with ThreadPoolExecutor(100) as pool:
        dioramas = list(pool.map(lambda _: generate(painting, **WANTED | {"location": "Helsinki"}), range(100)))
    assert Counter(diorama["generator"] for diorama in dioramas) == {"gemini": 100}
    assert gemini.call_count == 1


def test_the_visitors_limit_counts_only_what_must_be_painted(start_painting, gemini):
    server = start_painting(RATE_LIMIT_IMAGE="1 per minute")
    for _ in range(3):
        generate(server)
    refused = server.post("/api/generate-image", json=WANTED | {"location": "Porto"})
    assert refused.status_code == 429
    assert int(refused.headers["Retry-After"]) >= 1
    assert server.get(refused.json()["preview_url"]).status_code == 200
    assert gemini.call_count == 1


def test_our_own_drawing_has_no_limit(start_server):
    server = start_server(RATE_LIMIT_ENABLED="true", RATE_LIMIT_IMAGE="1 per hour", RATE_LIMIT_GENERAL="1 per hour")
    assert [generate(server)["generator"] for _ in range(5)] == ["procedural"] * 5


@pytest.mark.contract("money")
def test_a_spent_budget_ends_in_our_own_picture(start_painting, gemini):
    server = start_painting(GEMINI_DAILY_BUDGET_USD="0.07", RATE_LIMIT_IMAGE="100 per minute")
    made = [generate(server, **WANTED | {"location": city})["generator"] for city in ("Lisbon", "Porto", "Faro")]
    assert made == ["gemini", "gemini", "procedural"]
    assert gemini.call_count == 2


def test_a_budget_of_nothing_asks_nobody(start_painting, gemini):
    server = start_painting(GEMINI_DAILY_BUDGET_USD="0")
    assert "No paid pictures" in generate(server)["message"]
    assert gemini.call_count == 0


@pytest.mark.contract("money")
def test_while_the_spend_cannot_be_known_nothing_is_bought(start_painting, gemini, redis_server):
    server = start_painting(REDIS_URL=redis_server.url, WEB_CONCURRENCY="2")
    redis_server.kill()
    assert generate(server)["generator"] == "procedural"
    assert gemini.call_count == 0


def test_the_page_asks_the_model_for_nothing(painting, gemini):
    assert painting.get("/?place=Stockholm").status_code == 200
    assert gemini.call_count == 0


def test_it_works_over_tls(start_painting, start_fake, certificate):
    secure = start_fake("gemini", https=True)
    server = start_painting(GEMINI_BASE_URL=secure.url, SSL_CERT_FILE=str(certificate.authority))
    assert generate(server)["generator"] == "gemini"
    assert secure.call_count == 1
