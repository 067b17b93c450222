"""Tests of the small HTTP server."""
