# syntax=docker/dockerfile:1
# Any image with Python 3.11 or newer that speaks glibc: docker build --build-arg BASE=python:3.12-slim .
ARG BASE=docker.io/library/python:3.11-slim-bookworm

FROM ${BASE} AS build
WORKDIR /build
RUN python3 -m venv /opt/venv
COPY requirements.txt .
# Wheels alone: nothing is compiled, so that no stage needs a compiler.
RUN /opt/venv/bin/python -m pip install --no-cache-dir --disable-pip-version-check --only-binary :all: \
        --require-hashes --requirement requirements.txt \
    && /opt/venv/bin/python -m pip uninstall --yes --quiet pip setuptools \
    && find /opt/venv -name tests -type d -prune -exec rm -rf {} +

FROM ${BASE}
COPY --from=build /opt/venv /opt/venv
WORKDIR /app
COPY app.py gunicorn_config.py LICENSE ./
COPY templates templates
COPY static static
COPY dioramacast dioramacast
# Compiled now, for the root may be read-only later; pip has compiled its own.
RUN ["/opt/venv/bin/python", "-m", "compileall", "-q", "/app"]
# All that it writes goes below /tmp: with --read-only give it --tmpfs /tmp.
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    HOME=/tmp \
    MEDIA_DIR=/tmp/media \
    PORT=5000
USER 65534:65534
EXPOSE 5000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request as r; r.urlopen(f'http://127.0.0.1:{os.environ[\"PORT\"]}/health', timeout=2)"]
# The first process is gunicorn itself: SIGTERM drains it. The job worker: python -m dioramacast.worker
CMD ["gunicorn", "-c", "gunicorn_config.py", "app:app"]
