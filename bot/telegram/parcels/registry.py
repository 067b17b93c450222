"""Which kind of parcel is rendered by what; every kind has exactly one renderer."""

from bot.domain.outgoing import Kind
from bot.telegram.parcels import Renderers
from bot.telegram.parcels.announcements import render_news, render_news_card
from bot.telegram.parcels.approvals import render_proposal
from bot.telegram.parcels.calls import render_call, render_calls_topic
from bot.telegram.parcels.card import render_card, render_state
from bot.telegram.parcels.commands import render_commands
from bot.telegram.parcels.letters import (
    render_change_letter,
    render_close_letter,
    render_letter,
    render_notice,
    render_seen,
)
from bot.telegram.parcels.places_file import render_places_file
from bot.telegram.parcels.places_told import render_places_told
from bot.telegram.parcels.reception import render_preview, render_reception
from bot.telegram.parcels.reminders import render_reminder
from bot.telegram.parcels.reports import render_report
from bot.telegram.parcels.rooms import render_leave, render_reopen
from bot.telegram.parcels.staff import (
    render_change_note,
    render_drop_topic,
    render_note,
    render_receipt,
    render_relay,
    render_tell,
    render_topic,
)
from bot.telegram.parcels.stop_news import render_stop_news
from bot.telegram.parcels.sweep import render_sweep, render_withdraw

RENDERERS: Renderers = {
    Kind.TOPIC: render_topic,
    Kind.CARD: render_card,
    Kind.RELAY: render_relay,
    Kind.RECEPTION: render_reception,
    Kind.PREVIEW: render_preview,
    Kind.STATE: render_state,
    Kind.NOTE: render_note,
    Kind.CHANGE_NOTE: render_change_note,
    Kind.RECEIPT: render_receipt,
    Kind.LEAVE: render_leave,
    Kind.REOPEN: render_reopen,
    Kind.CALLS_TOPIC: render_calls_topic,
    Kind.CALL: render_call,
    Kind.DROP_TOPIC: render_drop_topic,
    Kind.CLEAR: render_withdraw,
    Kind.TELL: render_tell,
    Kind.REPORT: render_report,
    Kind.PLACES_FILE: render_places_file,
    Kind.PLACES_TOLD: render_places_told,
    Kind.COMMANDS: render_commands,
    Kind.PROPOSAL: render_proposal,
    Kind.NEWS_CARD: render_news_card,
    Kind.NEWS: render_news,
    Kind.SEEN: render_seen,
    Kind.LETTER: render_letter,
    Kind.CLOSE_LETTER: render_close_letter,
    Kind.CHANGE_LETTER: render_change_letter,
    Kind.WITHDRAW: render_withdraw,
    Kind.NOTICE: render_notice,
    Kind.REMINDER: render_reminder,
    Kind.STOP_NEWS: render_stop_news,
    Kind.SWEEP: render_sweep,
}
