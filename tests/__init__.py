"""Tests of Podruga, laid out like the layers they test."""
