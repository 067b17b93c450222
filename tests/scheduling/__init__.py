"""Tests of the bells."""
