"""Tests of the SQL, on SQLite and PostgreSQL."""
