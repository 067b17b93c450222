"""Benchmarks; never timed tests."""
