# Rebuild weekly, `docker compose build --pull --no-cache`: time-zone rules and security fixes come with the
# base image and the packages, and a reminder is only as right as the time-zone data it is reckoned with.
FROM python:3.13-slim AS build
WORKDIR /src
COPY constraints.txt pyproject.toml README.md LICENSE ./
COPY bot bot
COPY handlers handlers
COPY locales locales
COPY models models
COPY migrations migrations
RUN python -m venv /opt/podruga \
    && /opt/podruga/bin/pip install --no-cache-dir --disable-pip-version-check -c constraints.txt .

FROM python:3.13-slim
RUN useradd --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin podruga \
    && install -d -o podruga -g podruga -m 0700 /data
COPY --from=build /opt/podruga /opt/podruga
ENV PATH=/opt/podruga/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    DATABASE_URL=sqlite:////data/podruga.db \
    KEY_DIR=/data/keys
USER podruga
WORKDIR /data
VOLUME /data
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
    CMD ["python", "-c", "import os, urllib.request as web; web.urlopen(f\"http://127.0.0.1:{os.environ.get('HTTP_PORT') or 8080}/healthz\", timeout=4)"]
# No token and no key is in the image: they come with the environment and the volume.
CMD ["podruga", "run"]
