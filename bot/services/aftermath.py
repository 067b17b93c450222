"""What follows when Telegram took or refused a parcel: its service is told in the same transaction."""

from bot.domain.outgoing import TO_STAFF, Kind, Parcel, Receipt, Refusal
from bot.services.scope import Scope


async def delivered(scope: Scope, parcel: Parcel, receipt: Receipt) -> None:
    """Tell the service behind a parcel that it arrived; the parcel is settled already."""
    match parcel.kind:
        case Kind.TOPIC:
            await scope.relays.topic_opened(parcel, receipt)
        case Kind.CARD:
            await scope.relays.card_sent(parcel, receipt)
        case Kind.RELAY:
            await scope.relays.relayed(parcel, receipt)
        case Kind.LETTER:
            await scope.letters.stub_sent(parcel, receipt)
        case Kind.REMINDER:
            await scope.reminders.sent(parcel, receipt)
        case Kind.SWEEP:
            await scope.erasure.swept(parcel, receipt)
        case _:
            return


async def overtaken(scope: Scope, parcel: Parcel, receipt: Receipt) -> None:
    """Take back a topic that was opened while its woman erased herself."""
    if parcel.kind is not Kind.TOPIC or parcel.thread_id is None or receipt.topic_id is None:
        return
    if await scope.uow.threads.find(parcel.thread_id) is None:
        await scope.relays.drop_topic(parcel.thread_id, receipt.topic_id)


async def repaired(scope: Scope, parcel: Parcel, refusal: Refusal) -> bool:
    """Try to make a refused parcel sendable again; True when it may simply wait its turn.

    A lost topic is opened anew before the parcel; a chat without topics is written to directly.
    """
    if parcel.kind not in TO_STAFF:
        return False
    return await scope.relays.repair(parcel, refusal)


async def refused(scope: Scope, parcel: Parcel, refusal: Refusal) -> None:
    """Tell whoever waits that a parcel will not arrive; it is settled as dead already."""
    if parcel.kind in TO_STAFF:
        await scope.relays.lost(parcel)
        return
    if refusal is Refusal.BLOCKED and parcel.person_id is not None:
        await scope.visitors.went_away(parcel.person_id)
    match parcel.kind:
        case Kind.LETTER:
            await scope.letters.undelivered(parcel, refusal)
        case Kind.REMINDER:
            await scope.reminders.undelivered(parcel, refusal)
        case _:
            return
