"""Tests of the Telegram adapters."""
