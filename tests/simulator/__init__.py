"""Tests of the built-in Telegram."""
