"""«Settings» in the staff's private chat: what the programme decides for itself."""

from enum import IntEnum

from bot.domain.programme import Programme, SendMode
from bot.domain.rights import Right, may
from bot.domain.staff import Member
from bot.telegram.desk_callbacks import RoomAct, SettingAct, StaffGo
from bot.telegram.keyboards import button
from bot.telegram.screens import Button, Row, Screen
from bot.telegram.texts import settings as words
from bot.telegram.texts.catalogue import lines, plain
from bot.telegram.texts.signature import now_signed
from bot.telegram.views.desk import Desk
from bot.telegram.views.room_steps import RoomStep
from bot.telegram.views.signature import signature_row
from bot.telegram.views.time_settings import time_rows
from bot.telegram.views.visit_settings import visits_row


class Setting(IntEnum):
    """What can be decided; numbers stand in buttons and are for ever."""

    SEND_MODE = 1


def settings_screen(programme: Programme, member: Member, *, toast: str | None = None) -> Screen:
    """Show what is decided; only coordinators get the buttons that change it."""
    rows: list[Row] = []
    if may(member, Right.SETTINGS):
        rows.append((_send_mode(programme),))
        rows += time_rows()
        rows.append(visits_row())
        rows.append((button(plain("👥 Groups"), RoomAct(act=RoomStep.LIST)),))
        rows.append((button(plain("⛔ Closed accesses"), StaffGo(to=Desk.CLOSED)),))
    rows.append(signature_row(member))
    rows.append((button(plain("‹ Back"), StaffGo(to=Desk.HOME)),))
    return Screen(lines(words.settings(programme), "", now_signed(member)), tuple(rows), toast=toast)


def _send_mode(programme: Programme) -> Button:
    other = SendMode.REPLIES if programme.send_mode is SendMode.EVERYTHING else SendMode.EVERYTHING
    return button(words.send_mode_label(other), SettingAct(what=Setting.SEND_MODE, value=other))
