"""Locking the programme: what the mark in the database says, and when one may ask for it."""

from enum import StrEnum

from bot.domain.errors import DomainError


class LockState(StrEnum):
    """How far a lockdown has come; without a mark there is none."""

    WANTED = "wanted"  # keys are to be removed
    DONE = "done"  # keys are gone: whoever finds them again has put the copy back


class NoCopy(DomainError):
    """Nobody has said that a copy of the keys lies elsewhere: without one everything would be lost."""

    code = "no_copy"
