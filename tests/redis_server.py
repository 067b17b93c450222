"""A Redis for the tests that need one; they are skipped, with the reason, where none is named."""

import os

import pytest

REDIS = os.environ.get("TEST_REDIS_URL", "")
needs_redis = pytest.mark.skipif(not REDIS, reason="no Redis: set TEST_REDIS_URL to run this test")
