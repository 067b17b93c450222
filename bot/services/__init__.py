"""Use cases: they take plain values, return frozen dataclasses and raise domain errors."""
