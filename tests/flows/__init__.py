"""Conversations through the whole bot, in process."""
