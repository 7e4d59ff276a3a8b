from gevent import monkey

monkey.patch_all()  # before anything imports ssl: otherwise every HTTPS call dies with a RecursionError

import glob
import os
import shutil
import sys
import tempfile

from dioramacast.garbage import collect_by_the_clock
from dioramacast.logs import logging_config
from dioramacast.server import usable_cores
from dioramacast.settings import Settings

settings = Settings.from_env_or_exit(os.environ)

_has_redis = settings.redis_url is not None
_asked_for = settings.web_concurrency or (usable_cores() if _has_redis else 1)

bind = f"0.0.0.0:{settings.port}"
worker_class = "dioramacast.server.DrainingWorker"
workers = _asked_for if _has_redis else 1
worker_connections = 12_000
backlog = 2048
keepalive = 95  # above the 90 s for which Heroku's router keeps a connection idle
timeout = 60  # a heartbeat of the event loop, not a limit of requests
graceful_timeout = 24  # Heroku kills 30 s after SIGTERM
max_requests = 0
forwarded_allow_ips = ""  # TRUSTED_PROXIES decides in app.py, in one place
secure_scheme_headers = {}
preload_app = False
control_socket_disable = True
reload = settings.flask_debug
# What is read once at the start: the page's own files.
reload_extra_files = [path for path in glob.glob("static/**", recursive=True) if os.path.isfile(path)]
logconfig_dict = logging_config(settings.log_level)
logger_class = "dioramacast.server.QuietLogger"

if _asked_for > workers:
    # Without Redis each process would have a cache and budgets of its own.
    print(f"WEB_CONCURRENCY={_asked_for} needs REDIS_URL; starting one worker", file=sys.stderr)

# Without Redis each process takes its share of a budget, and so must know how many there are.
os.environ["WEB_CONCURRENCY"] = str(workers)

_METRICS_PREFIX = "dioramacast-metrics-"
if workers > 1 and "PROMETHEUS_MULTIPROC_DIR" not in os.environ:  # a reload reads this file again
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = tempfile.mkdtemp(prefix=_METRICS_PREFIX)


def pre_request(worker, req):
    """gunicorn's own writes the path of every request into a debug log."""


def post_worker_init(worker):
    worker.wsgi.extensions["dioramacast"].start()
    collect_by_the_clock()


def child_exit(server, worker):
    if workers > 1:
        from prometheus_client.multiprocess import mark_process_dead

        mark_process_dead(worker.pid)


def on_exit(server):
    folder = os.environ.get("PROMETHEUS_MULTIPROC_DIR", "")
    if os.path.basename(folder).startswith(_METRICS_PREFIX):
        shutil.rmtree(folder, ignore_errors=True)
