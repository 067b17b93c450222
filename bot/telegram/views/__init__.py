"""Screens: pure functions from what the services say to what she sees."""
