from dioramacast.readiness import Checks, Lifecycle, Readiness

WELL = Checks(weather_api=True, image_api=True, cache=True)
AILING = Checks(weather_api=False, image_api=True, cache=True)


def test_a_process_is_not_ready_while_it_starts():
    assert Lifecycle().judge(WELL) == (Readiness.NOT_READY, "starting")


def test_a_started_process_is_ready():
    lifecycle = Lifecycle()
    lifecycle.is_started = True
    assert lifecycle.judge(WELL)[0] is Readiness.READY


def test_a_failing_provider_degrades_it():
    lifecycle = Lifecycle()
    lifecycle.is_started = True
    assert lifecycle.judge(AILING) == (Readiness.DEGRADED, "failing: weather_api")


def test_a_draining_process_is_not_ready_whatever_else_is_true():
    lifecycle = Lifecycle()
    lifecycle.is_started = lifecycle.is_draining = True
    assert lifecycle.judge(WELL) == (Readiness.NOT_READY, "draining")


def test_a_process_that_could_not_start_says_why():
    lifecycle = Lifecycle()
    lifecycle.cannot_serve = "The places are missing."
    assert lifecycle.judge(WELL) == (Readiness.NOT_READY, "The places are missing.")
