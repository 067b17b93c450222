"""Alembic migrations, run at start-up; `HEAD` is the newest, so that a start need not search for it."""

HEAD = "0041"
