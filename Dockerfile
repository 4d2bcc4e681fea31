# Two stages: the first makes the environment and a verified build of the record with its link previews, the second only
# serves it.
FROM python:3.11-slim-bookworm AS build
WORKDIR /srv/timeline
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
COPY requirements.lock ./
RUN python -m venv .venv && .venv/bin/pip install --quiet --require-hashes -r requirements.lock
COPY pyproject.toml README.md ./
COPY app ./app
COPY migrations ./migrations
COPY templates ./templates
COPY static ./static
COPY seeds ./seeds
RUN .venv/bin/pip install --quiet --no-deps --no-build-isolation --editable . \
    && .venv/bin/python -m compileall -q app \
    && .venv/bin/python -c 'from app.web import compiled, rendering; compiled.compile_all(rendering.environment())' \
    && .venv/bin/timeline build && .venv/bin/timeline verify

FROM python:3.11-slim-bookworm
RUN useradd --system --uid 10001 --no-create-home timeline
WORKDIR /srv/timeline
COPY --from=build /srv/timeline /srv/timeline
USER timeline
ENV PATH=/srv/timeline/.venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/readyz', timeout=2)"]
# Nothing is written at run time: docker run --read-only --cap-drop ALL -p 8000:8000 IMAGE
CMD ["timeline", "serve", "--host", "0.0.0.0", "--port", "8000"]
