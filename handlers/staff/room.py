"""The staff's room: what registered members write in a topic goes to the woman; their buttons act."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import ChatMemberAdministrator, ChatMemberUpdated, Message

from bot.domain.content import Content, Unfit
from bot.domain.conversation import Thread
from bot.domain.errors import NotFound
from bot.domain.programme import SendMode
from bot.domain.rights import Right, require
from bot.domain.staff import Member, Room
from bot.services.letters import Written
from bot.services.looks import title_of
from bot.services.scope import Scope
from bot.telegram.audience import Audience, From
from bot.telegram.contents import WRITTEN, content_of
from bot.telegram.parcels.staff import topic_name
from bot.telegram.spoken import spoken
from handlers.staff.here import where

NOTE_MARK = "//"
IS_NOTE = F.text.startswith(NOTE_MARK) | F.caption.startswith(NOTE_MARK)


def router() -> Router:
    """Take messages, presses and the news that the group has moved."""
    router = Router(name="room")
    router.message.filter(From(Audience.STAFF_ROOM))
    router.message.register(moved, F.migrate_to_chat_id)
    router.message.register(closed_by_hand, F.forum_topic_closed)
    router.message.register(opened_by_hand, F.forum_topic_reopened)
    router.message.register(renamed_by_hand, F.forum_topic_edited.name)
    router.message.register(note, IS_NOTE)
    router.message.register(take_back, Command("unsend"))
    router.message.register(answer, ~F.text.startswith("/"), F.content_type.in_(WRITTEN))
    router.edited_message.filter(From(Audience.STAFF_ROOM))
    router.edited_message.register(change, F.text.startswith(NOTE_MARK) | ~F.text.startswith("/"))
    router.my_chat_member.register(rights_changed, From(Audience.STAFF_ROOM))
    return router


async def moved(message: Message, scope: Scope) -> None:
    """Follow the group to its new id."""
    if message.migrate_to_chat_id is not None:
        await scope.binding.move(message.chat.id, message.migrate_to_chat_id)


async def closed_by_hand(message: Message, scope: Scope, room: Room) -> None:
    """Open a topic again whose conversation goes on, and say how to end it: she hears nothing of this."""
    thread = await scope.desk.find_for_staff(room, **where(message))
    if thread is not None and thread.is_open and thread.belongs_to(room.id):
        await scope.topics.keep_open(thread, room, message.message_id)
        key = f"shut:{thread.id.hex}:{message.message_id}"
        await scope.relays.note(thread, "topic_shut", key)


async def opened_by_hand(message: Message, scope: Scope, member: Member | None, room: Room) -> None:
    """Open a closed conversation again whose topic a member opens by hand."""
    thread = await scope.desk.find_for_staff(room, **where(message))
    if member is not None and thread is not None and not thread.is_open and thread.belongs_to(room.id):
        await scope.topics.show_state(await scope.desk.reopen(thread.id, member))


async def renamed_by_hand(message: Message, scope: Scope, room: Room) -> None:
    """Keep a title the staff have given to a topic; the state goes to the icon from now on."""
    author, renamed = message.from_user, message.forum_topic_edited
    is_bots = author is not None and author.username == scope.world.bot_username
    thread = await scope.desk.find_for_staff(room, **where(message))
    if thread is not None and thread.room_id == room.id and renamed is not None and not is_bots:
        await scope.looks.renamed(thread, is_ours=renamed.name == topic_name(title_of(thread)))


async def note(message: Message, scope: Scope, member: Member | None, room: Room) -> None:
    """Mark an inner note, in words or under a picture."""
    place = where(message)
    thread = await scope.desk.find_for_staff(room, **place)
    if member is not None and thread is not None:
        album, topic_id = message.media_group_id, place["topic_id"]
        await scope.inner_notes.mark(thread, room, message.message_id, album=album, topic_id=topic_id)


async def rights_changed(update: ChatMemberUpdated, scope: Scope, room: Room) -> None:
    """Try topics again once the bot may manage them; say it when it may not delete messages."""
    now = update.new_chat_member
    if isinstance(now, ChatMemberAdministrator) and now.can_manage_topics:
        await scope.staff_rooms.try_topics_again(room)
    if not (isinstance(now, ChatMemberAdministrator) and now.can_delete_messages):
        await scope.guard.may_not_delete(room)


async def answer(message: Message, scope: Scope, member: Member | None, room: Room) -> None:
    """Send a member's words to the woman as a letter."""
    thread = await scope.desk.find_for_staff(room, **where(message))
    if thread is not None and not await _is_meant_for_her(message, scope):
        return
    if member is None:
        if thread is not None and thread.belongs_to(room.id):
            await scope.guard.stranger_wrote(thread, room)
        return
    if thread is None:
        await _explain(message, scope, member, room)
        return
    require(member, Right.ANSWER)
    album, topic_id = message.media_group_id, where(message)["topic_id"]
    if await scope.inner_notes.takes_in(thread, room, message.message_id, album=album, topic_id=topic_id):
        return
    if thread.belongs_to(room.id):
        await _send(message, scope, thread, member=member, room=room)
    else:
        topic_id = where(message)["topic_id"]
        await scope.handing.refuse(thread, room, topic_id=topic_id, message_id=message.message_id)


async def _send(message: Message, scope: Scope, thread: Thread, *, member: Member, room: Room) -> None:
    content = spoken(content_of(message), message)
    if isinstance(content, Unfit):
        key = f"unfit:{thread.id.hex}:{message.message_id}"
        await scope.relays.note(thread, f"unfit_{content}", key)
        return
    try:
        await scope.letters.write(thread, member, _written(message, content, room))
    except NotFound:
        await scope.farewells.tell_gone(member, room.id, message.message_id)
        return
    await scope.desk.answered(thread, member)


async def _explain(message: Message, scope: Scope, member: Member, room: Room) -> None:
    """Tell a member whose words reach nobody, though they stand where a woman's did."""
    answers = where(message)["reply_to"]
    if answers is not None and await scope.reception.is_shared(room, answers):
        await scope.post.tell(member, "reply_to_whom", f"whom:{room.id.hex}:{message.message_id}")
        return
    hint = _hint(message, room)
    if hint is not None:
        await scope.reception.hint(member, hint)
        return
    answered = message.reply_to_message
    author = answered.from_user if answered is not None else None
    is_ours = author is not None and author.is_bot and author.username == scope.world.bot_username
    if is_ours and await _is_meant_for_her(message, scope):
        await scope.farewells.tell_gone(member, room.id, message.message_id)


async def change(message: Message, scope: Scope, member: Member | None, room: Room) -> None:
    """Let her letter follow what a member has edited."""
    thread = await scope.desk.find_for_staff(room, **where(message))
    content = spoken(content_of(message), message)
    is_live = message.location is not None  # a live location moves by edits: she has where it began
    if member is not None and thread is not None and not isinstance(content, Unfit) and not is_live:
        require(member, Right.ANSWER)
        if not await _is_kept_inside(message, scope, thread, room):
            await scope.letters.change(thread, _written(message, content, room))


async def _is_kept_inside(message: Message, scope: Scope, thread: Thread, room: Room) -> bool:
    """Tell whether an edit stays inside: into a note, or of one; in a mode of replies, others say nothing."""
    is_note = (message.text or message.caption or "").startswith(NOTE_MARK)
    if not is_note and not await _is_meant_for_her(message, scope):
        return False
    return await scope.inner_notes.edited(thread, room, message.message_id, is_note=is_note)


async def take_back(message: Message, scope: Scope, member: Member | None, room: Room) -> None:
    """Take back the answer that `/unsend` replies to."""
    place = where(message)
    thread = await scope.desk.find_for_staff(room, **place)
    if member is None or thread is None:
        return
    require(member, Right.ANSWER)
    if place["reply_to"] is None:
        await scope.relays.note(thread, "unsend_how", f"how:{thread.id.hex}:{message.message_id}")
    else:
        await scope.letters.take_back(thread, room, place["reply_to"])


async def _is_meant_for_her(message: Message, scope: Scope) -> bool:
    """Tell whether words in a topic go to her: all of them, or only replies, as the programme has decided."""
    programme = await scope.programme.current()
    return programme.send_mode is SendMode.EVERYTHING or where(message)["reply_to"] is not None


def _hint(message: Message, room: Room) -> str | None:
    """Return what to tell whoever wrote where nothing reaches a woman; under calls only if it is a reply."""
    place = where(message)
    if place["topic_id"] is None:
        return None
    if place["topic_id"] == room.reception_id:
        return "reply_there"
    return "not_in_calls" if place["topic_id"] == room.urgent_id and place["reply_to"] else None


def _written(message: Message, content: Content, room: Room) -> Written:
    return Written(room, message.message_id, content, where(message)["reply_to"])
