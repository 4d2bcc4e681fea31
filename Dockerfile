# Two stages: the first makes the environment, a verified build of the record with its link previews and the list of what
# is inside; the second only serves it. The tag is left to move, so that a build anew brings Debian's and Python's mends.
# For an image that is the same whenever it is built, say what the tag means today:
#   docker buildx imagetools inspect python:3.11-slim-bookworm --format '{{.Manifest.Digest}}'
#   docker build --build-arg BASE=python:3.11-slim-bookworm@sha256:… -t timeline .
ARG BASE=python:3.11-slim-bookworm
FROM ${BASE} AS build
WORKDIR /srv/timeline
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
COPY requirements.lock requirements-inventory.lock ./
RUN python -m venv .venv && .venv/bin/pip install --quiet --require-hashes -r requirements.lock \
    && python -m venv /tmp/inventory && /tmp/inventory/bin/pip install --quiet --require-hashes -r requirements-inventory.lock
COPY pyproject.toml README.md LICENSE ./
COPY app ./app
COPY migrations ./migrations
COPY templates ./templates
COPY static ./static
COPY seeds ./seeds
RUN .venv/bin/pip install --quiet --no-deps --no-build-isolation --editable . \
    && .venv/bin/python -m compileall -q app \
    && .venv/bin/python -c 'from app.web import compiled, rendering; compiled.compile_all(rendering.environment())' \
    && .venv/bin/timeline build && .venv/bin/timeline verify
# What serves installs nothing. The list has every package that stays, with its licence (CycloneDX).
RUN .venv/bin/pip uninstall --quiet --yes setuptools pip \
    && /tmp/inventory/bin/cyclonedx-py environment --pyproject pyproject.toml --output-reproducible --validate \
        --gather-license-texts --output-file sbom.cdx.json .venv

FROM ${BASE}
LABEL org.opencontainers.image.title="timeline" \
    org.opencontainers.image.description="A timeline in which every date and quotation leads back to its source" \
    org.opencontainers.image.version="0.1.0" \
    org.opencontainers.image.licenses="MIT AND CC-BY-4.0"
# Where the source lies is for whoever publishes the image to say:
#   docker build --label org.opencontainers.image.source=https://forge.example/timeline …
RUN useradd --system --uid 10001 --no-create-home timeline
WORKDIR /srv/timeline
COPY --from=build /srv/timeline /srv/timeline
# A volume that begins as these folders can be built into by this user (deploy/compose.yaml); files stay as they are.
RUN chown timeline data data/previews
USER timeline
ENV PATH=/srv/timeline/.venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/readyz', timeout=2)"]
# Nothing is written at run time but temporary files:
#   docker run --read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges -p 8000:8000 IMAGE
CMD ["timeline", "serve", "--host", "0.0.0.0", "--port", "8000"]
