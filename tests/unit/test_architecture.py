"""The rooms of the house, and that imports go down in rank only."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
PACKAGE = "dioramacast"

RANKS = (
    # 0: frozen values, enums, names.
    {"conditions", "errors", "logs", "media_links", "metrics", "models", "settings", "trail"},
    # 1: pure functions: the same input gives the same bytes.
    {
        "astronomy",
        "check",
        "contracts",
        "diorama",
        "facts",
        "languages",
        "openapi",
        "painting",
        "pixels",
        "prompt",
        "renderer",
        "sample_weather",
        "security",
        "specs",
        "svg_for_thorvg",
        "validation",
        "weather_card",
        "wire",
        "world_map",
    },
    # 2: how the outside is spoken to.
    {
        "admission",
        "breaker",
        "budget",
        "cache",
        "clients.gemini",
        "clients.gemini_sdk",
        "clients.http",
        "clients.open_meteo",
        "clients.openweathermap",
        "clients.provider",
        "clients.s3",
        "event_loop",
        "hot_path",
        "job_book",
        "job_book_lua",
        "job_book_memory",
        "job_book_redis",
        "leases",
        "ledger",
        "ledger_redis",
        "limit_storage",
        "media_redis",
        "media_s3",
        "media_store",
        "moving_window",
        "offload",
        "offload_worker",
        "points",
        "probe_gate",
        "rasterizer",
        "ready_answers",
        "redis_link",
        "redis_lua",
        "redis_store",
        "request_body",
        "request_record",
        "response_head",
        "shared_cache",
        "single_flight",
        "static_files",
        "tickets",
        "words",
    },
    # 3: what the product does.
    {
        "demand",
        "dioramas",
        "easel",
        "gallery",
        "installable",
        "job_runner",
        "job_watch",
        "jobs",
        "media",
        "painter",
        "pictures",
        "places",
        "prospects",
        "purge",
        "readiness",
        "shared_state",
        "takedown",
        "warm_up",
        "weather",
        "wishes",
    },
    # 4: who is given what.
    {"atelier", "doctor", "services"},
    # 5: where the process begins.
    {
        "__main__",
        "app",
        "connection",
        "flask_cache",
        "flask_config",
        "front",
        "garbage",
        "gunicorn_config",
        "page",
        "server",
        "worker",
    },
)

WITHIN_A_RANK = {
    "logs": {"trail"},
    "settings": {"errors"},
    "offload": {"offload_worker"},
    "contracts": {"openapi", "validation", "wire"},
    "diorama": {"prompt", "renderer", "wire"},
    "openapi": {"validation", "wire"},
    "pixels": {"svg_for_thorvg"},
    "sample_weather": {"astronomy"},
    "specs": {"astronomy", "prompt", "renderer", "validation"},
    "weather_card": {"astronomy"},
    "budget": {"redis_link", "redis_lua"},
    "cache": {"single_flight"},
    "job_book_memory": {"job_book"},
    "job_book_lua": {"redis_lua"},
    "job_book_redis": {"job_book", "job_book_lua", "redis_link"},
    "ledger_redis": {"ledger", "redis_link", "redis_lua"},
    "admission": {"cache", "event_loop", "ready_answers", "request_body", "response_head"},
    "hot_path": {"cache", "ready_answers"},
    "ready_answers": {"request_record", "response_head"},
    "leases": {"moving_window", "redis_link"},
    "probe_gate": {"redis_link", "redis_lua"},
    "rasterizer": {"offload"},
    "redis_store": {"cache", "redis_link", "redis_lua"},
    "shared_cache": {"cache", "redis_store"},
    "clients.gemini": {"breaker", "clients.gemini_sdk", "clients.provider", "ledger", "offload"},
    "clients.gemini_sdk": {"clients.http"},
    "clients.open_meteo": {"clients.http", "clients.provider"},
    "clients.openweathermap": {"clients.http", "clients.provider"},
    "clients.provider": {"breaker", "budget", "clients.http", "ledger"},
    "dioramas": {"demand", "easel", "gallery", "jobs", "wishes"},
    "easel": {"jobs", "painter"},
    "job_runner": {"painter"},
    "jobs": {"job_runner", "job_watch", "painter"},
    "media_redis": {"media_store", "redis_link"},
    "media_s3": {"breaker", "clients.s3", "media_store"},
    "media_store": {"cache", "single_flight"},
    "pictures": {"painter"},
    "prospects": {"demand", "places", "weather", "wishes"},
    "takedown": {"gallery", "painter"},
    "warm_up": {"job_runner", "painter"},
    "weather": {"places"},
    "wishes": {"places", "weather"},
    "doctor": {"services"},
    "services": {"atelier"},
    "__main__": {"server"},
    "app": {"flask_config", "front", "page"},
    "gunicorn_config": {"garbage", "server"},
    "server": {"connection"},
}
"""Who may import whom beside itself; everybody else passes through ``services``."""

RENDERER = (
    "geometry",
    "colour",
    "regions",
    "layout",
    "svg",
    "mood",
    "solids",
    "scene",
    "ground",
    "houses",
    "air",
    "plants",
    "landmarks",
    "life",
    "lettering",
    "compose",
    "overlay",
)
"""Lowest first: each imports those before it only."""

PURE_RANK = 1
OUTSIDE = {"gevent", "os", "requests", "shutil", "socket", "sqlite3", "subprocess", "tempfile", "threading"}
CLOCKS = {"now", "today", "utcnow", "time", "monotonic", "perf_counter"}
WEB = {"flask", "werkzeug", "flask_compress", "flask_cors", "flask_limiter", "flask_caching"}
READS_THE_ENVIRONMENT = {
    "app",
    "gunicorn_config",
    "dioramacast.__main__",
    "dioramacast.worker",
    # It hands the environment on to the processes it starts.
    "dioramacast.offload",
    # Prometheus's client is told by a variable of its own whether processes share their counts.
    "dioramacast.metrics",
}


def source_files() -> list[Path]:
    return [PROJECT / "app.py", PROJECT / "gunicorn_config.py", *sorted((PROJECT / PACKAGE).rglob("*.py"))]


def module_name(path: Path) -> str:
    parts = list(path.relative_to(PROJECT).with_suffix("").parts)
    if parts[-1] == "__init__":
        parts.pop()
    return ".".join(parts)


MODULES = {module_name(path): path for path in source_files()}


@cache
def syntax_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


@cache
def imports_of(path: Path) -> frozenset[str]:
    """Full names; ``from dioramacast import logs`` is ``dioramacast.logs``."""
    return frozenset(_imports_of(path))


def _imports_of(path: Path) -> Iterator[str]:
    for node in ast.walk(syntax_of(path)):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written in full"
            named = {f"{node.module}.{each.name}" for each in node.names}
            # A name that is no module is something inside one.
            yield from {name if name in MODULES else str(node.module) for name in named}


def room(module: str) -> str | None:
    """``dioramacast.renderer.svg`` lies in the room ``renderer``; None for what is not ours or holds nothing."""
    name = module.removeprefix(f"{PACKAGE}.")
    if module not in MODULES or module in (PACKAGE, f"{PACKAGE}.clients"):
        return None
    return "renderer" if name.split(".")[0] == "renderer" else name


def rank(name: str) -> int:
    return next(number for number, rooms in enumerate(RANKS) if name in rooms)


def test_every_file_has_its_room() -> None:
    assert {room(module) for module in MODULES} - {None} == set().union(*RANKS)


@pytest.mark.parametrize("module", MODULES)
def test_imports_go_down_in_rank_only(module: str) -> None:
    here = room(module)
    others = {each for name in imports_of(MODULES[module]) if (each := room(name)) and each != here}
    allowed = WITHIN_A_RANK.get(str(here), set())
    assert here is None or [each for each in others if rank(each) >= rank(here) and each not in allowed] == []


def test_no_permission_to_import_beside_itself_is_left_over() -> None:
    used = {(str(room(module)), room(name)) for module, path in MODULES.items() for name in imports_of(path)}
    assert [(a, b) for a, beside in WITHIN_A_RANK.items() for b in beside if (a, b) not in used] == []


def renderer_room(module: str) -> str | None:
    """``dioramacast.renderer.houses.towers`` lies in ``houses``; None outside of the renderer."""
    inside = module.removeprefix(f"{PACKAGE}.renderer.")
    return None if inside == module else inside.split(".")[0]


def test_a_room_of_the_renderer_imports_those_before_it_only() -> None:
    order = {name: number for number, name in enumerate(RENDERER)}
    present = {module: here for module in MODULES if (here := renderer_room(module))}
    assert set(present.values()) == set(order)
    backwards = [
        f"{module} imports {name}"
        for module, here in present.items()
        for name in imports_of(MODULES[module])
        if (there := renderer_room(name)) and there != here and order[there] >= order[here]
    ]
    assert backwards == []


def test_the_svg_file_alone_writes_markup() -> None:
    writers = {
        module
        for module in MODULES
        if module.startswith(f"{PACKAGE}.renderer.")
        for node in ast.walk(syntax_of(MODULES[module]))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "<" in node.value
    }
    assert writers == {f"{PACKAGE}.renderer.svg"}


def test_app_is_the_only_file_that_knows_the_web_framework() -> None:
    knowing = {module for module, path in MODULES.items() if WEB & {name.split(".")[0] for name in imports_of(path)}}
    # The second is the type that an extension asks for, and no more.
    assert knowing == {"app", "dioramacast.flask_cache"}


@pytest.mark.parametrize("module", [each for each in MODULES if room(each) in RANKS[PURE_RANK]])
def test_a_pure_file_asks_nothing_of_the_outside(module: str) -> None:
    assert OUTSIDE & {name.split(".")[0] for name in imports_of(MODULES[module])} == set()


@pytest.mark.parametrize("module", [each for each in MODULES if room(each) in RANKS[PURE_RANK]])
def test_a_pure_file_looks_at_no_clock_and_throws_no_dice_but_its_own(module: str) -> None:
    calls = {
        ast.unparse(node.func)
        for node in ast.walk(syntax_of(MODULES[module]))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }
    global_dice = {call for call in calls if call.startswith("random.")} - {"random.Random"}
    clocks = {call for call in calls if call.rsplit(".", 1)[1] in CLOCKS}
    assert global_dice | clocks == set()


@pytest.mark.parametrize("module", MODULES)
def test_the_environment_is_read_where_the_process_begins_only(module: str) -> None:
    attributes = (node for node in ast.walk(syntax_of(MODULES[module])) if isinstance(node, ast.Attribute))
    reads = any(ast.unparse(node) in ("os.environ", "os.getenv") for node in attributes)
    assert not reads or module in READS_THE_ENVIRONMENT
