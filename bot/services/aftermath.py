"""What follows when Telegram took or refused a parcel: its service is told in the same transaction."""

from collections.abc import Awaitable, Callable, Sequence

from bot.domain.outgoing import TO_STAFF, Consignment, Kind, Parcel, Receipt, Refusal
from bot.services.cards import Cards
from bot.services.crossing import Crossing
from bot.services.scope import Scope

COPIES = frozenset(
    {Kind.CARD, Kind.RELAY, Kind.NOTE, Kind.TELL}
)  # of an erased woman nothing may stay in a room
PASSING = frozenset({Kind.NEWS, Kind.LETTER, Kind.NOTICE, Kind.REMINDER, Kind.PREVIEW, Kind.STOP_NEWS})


async def _note_stands(scope: Scope, parcel: Parcel, receipt: Receipt) -> None:
    await scope.letters.noted(parcel, receipt)
    await scope.handing.note_stands(parcel, receipt)
    await scope.floods.stands(parcel, receipt)


async def _topic_opened(scope: Scope, parcel: Parcel, receipt: Receipt) -> None:
    await scope.stranded.leave_general(parcel, receipt)
    await scope.topics.opened(parcel, receipt)
    await scope.looks.shown(parcel, receipt)


async def _card_sent(scope: Scope, parcel: Parcel, receipt: Receipt) -> None:
    await scope.raising.card_sent(parcel, receipt)
    await Cards(scope.uow, scope.world).shown(parcel)


async def _relayed(scope: Scope, parcel: Parcel, receipt: Receipt) -> None:
    await Crossing(scope.uow, scope.world).arrived(parcel)
    await scope.relays.relayed(parcel, receipt)
    if parcel.thread_id is not None:
        await scope.raising.follow(parcel.thread_id, receipt)


FOLLOWS: dict[Kind, Callable[[Scope, Parcel, Receipt], Awaitable[None]]] = {
    Kind.TOPIC: _topic_opened,
    Kind.STATE: lambda scope, *arrived: scope.looks.shown(*arrived),
    Kind.REOPEN: lambda scope, *arrived: scope.looks.shown(*arrived),
    Kind.CARD: _card_sent,
    Kind.RELAY: _relayed,
    Kind.RECEPTION: lambda scope, *arrived: scope.reception.opened(*arrived),
    Kind.PREVIEW: lambda scope, *arrived: scope.reception.shown(*arrived),
    Kind.CALLS_TOPIC: lambda scope, *arrived: scope.urgent_calls.opened(*arrived),
    Kind.NOTE: _note_stands,
    Kind.TELL: lambda scope, *arrived: scope.private_lines.told(*arrived),
    Kind.LETTER: lambda scope, *arrived: scope.arrivals.delivered(*arrived),
    Kind.CHANGE_LETTER: lambda scope, *arrived: scope.arrivals.changed(*arrived),
    Kind.DROP_TOPIC: lambda scope, parcel, _: scope.stranded.place_made(parcel),
    Kind.NEWS_CARD: lambda scope, *arrived: scope.announcements.card_sent(*arrived),
    Kind.COMMANDS: lambda scope, parcel, _receipt: scope.command_lists.shown(parcel),
    Kind.REMINDER: lambda scope, *arrived: scope.fires.sent(*arrived),
    Kind.WITHDRAW: lambda scope, *arrived: scope.erasure.withdrawn(*arrived),
    Kind.SWEEP: lambda scope, *arrived: scope.erasure.swept(*arrived),
}


async def delivered(scope: Scope, parcel: Parcel, receipt: Receipt) -> None:
    """Tell the service behind a parcel that it arrived; the parcel is settled already."""
    if parcel.kind in FOLLOWS:
        await FOLLOWS[parcel.kind](scope, parcel, receipt)


async def begun(scope: Scope, consignment: Consignment, message_ids: Sequence[int]) -> None:
    """Note what stands in a room of a message in parts, so that erasing finds it; take it back after that."""
    parcel, room_id = consignment.parcel, consignment.address.room_id
    if parcel.thread_id is None or parcel.kind not in TO_STAFF:
        return
    if await scope.uow.threads.find(parcel.thread_id) is None:
        await _take_out(scope, consignment, Receipt(earlier=tuple(message_ids)))
    elif parcel.kind is Kind.PREVIEW:
        await scope.reception.begun(parcel, message_ids, room_id=room_id)
    else:
        await scope.relays.begun(parcel.thread_id, message_ids, room_id=room_id)


async def overtaken(scope: Scope, consignment: Consignment, receipt: Receipt) -> None:
    """Take back what arrived after it was called off: a message, or a topic of a woman erased."""
    parcel = consignment.parcel
    if receipt.is_shared:
        await scope.reception.gathered_too_late(parcel, receipt)
    elif parcel.kind in PASSING:
        await _take_out(scope, consignment, receipt)
    if parcel.thread_id is None or await scope.uow.threads.find(parcel.thread_id) is not None:
        return
    if parcel.kind is Kind.TOPIC and receipt.topic_id is not None:
        await scope.topics.drop(parcel.thread_id, receipt.topic_id, receipt.room_id)
    elif parcel.kind in COPIES:
        await _take_out(scope, consignment, receipt)


async def _take_out(scope: Scope, consignment: Consignment, receipt: Receipt) -> None:
    for message_id in (*receipt.earlier, receipt.message_id):
        if message_id is not None:
            await scope.post.take_out(consignment.address.chat_id, message_id)


async def repaired(scope: Scope, consignment: Consignment, refusal: Refusal) -> bool:
    """Try to make a refused parcel sendable again; True when it may simply wait its turn.

    A lost topic is opened anew before the parcel; a chat without topics is written to directly.
    """
    if consignment.parcel.kind not in TO_STAFF:
        return False
    return await scope.topics.repair(consignment.parcel, refusal, consignment.address.room_id)


async def refused(scope: Scope, parcel: Parcel, refusal: Refusal) -> None:
    """Tell whoever waits that a parcel will not arrive; it is settled as dead already."""
    if parcel.kind is Kind.CARD:
        await Cards(scope.uow, scope.world).refused(parcel)
    if parcel.kind in TO_STAFF:
        await scope.relays.lost(parcel)
        return
    if refusal is Refusal.BLOCKED and parcel.person_id is not None:
        await scope.visitors.went_away(parcel.person_id)
    match parcel.kind:
        case Kind.LETTER:
            await scope.arrivals.undelivered(parcel, refusal)
        case Kind.REMINDER:
            await scope.fires.undelivered(parcel, refusal)
        case _:
            return
