"""What only coordinators may do."""

from aiogram import Router

from handlers.coordinator import (
    announcements,
    approvals,
    bars,
    bind,
    directory_file,
    directory_intake,
    disguised,
    guard,
    lockdown,
    reports,
    rooms,
    team,
)


def routers() -> list[Router]:
    """Build every router of the coordinators' side."""
    return [
        bind.router(),
        guard.router(),
        disguised.router(),
        rooms.router(),
        lockdown.router(),
        announcements.router(),
        team.router(),
        approvals.router(),
        bars.router(),
        reports.router(),
        directory_file.router(),
        directory_intake.router(),
    ]
