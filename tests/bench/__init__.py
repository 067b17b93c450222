"""Benchmarks: the whole stack against a bare aiogram echo, on the built-in Telegram, in one run."""
