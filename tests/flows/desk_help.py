"""Staff in their private chats, for the tests of what they see there."""

from functools import partial

from bot.domain.content import Content, ContentKind
from bot.domain.conversation import Theme
from bot.domain.staff import Role
from bot.services.scope import Scope
from bot.services.team import Invitations
from bot.simulator import Phone
from tests.flows.conftest import Stage, said
from tests.flows.faults_help import found


async def enlist(stage: Stage, role: Role) -> Phone:
    """Bring one more member on stage."""
    phone = stage.telegram.add_user(f"Новая {role}")
    stage.group.chat.members.add(phone.id)
    code = await Invitations(stage.app.works, stage.app.world).invite(role)
    await phone.send(f"/start s_{code}")
    await stage.sees(phone, "Вы в команде")
    return phone


async def ask_about(stage: Stage, theme: str, words: str = "Здравствуйте") -> Phone:
    """Let a woman ask about a theme; return her phone when the words stand in the group."""
    anna = await stage.woman_in("Томск")
    await anna.send("/question")
    await anna.press(theme)
    await anna.send(words)
    await stage.sees(anna, "✅ Отправить")
    count = len(found(stage.group, words))
    await anna.press("✅ Отправить")
    await stage.until(lambda: len(found(stage.group, words)) > count)
    await stage.outbox_is_empty()
    return anna


async def shown(stage: Stage, phone: Phone, command: str, words: str) -> str:
    """Write a command and return the new screen, which must hold these words."""
    count = len(phone.messages)
    await phone.send(command)
    await stage.until(partial(_is_answered, phone, count))
    assert words in said(phone), said(phone)
    return said(phone)


def _is_answered(phone: Phone, count: int) -> bool:
    return len(phone.messages) > count + 1 and phone.messages[-1].from_bot


def is_small(phone: Phone) -> bool:
    """Tell whether a screen is one a small phone shows whole: twelve lines, eight items, a way back."""
    labels = phone.last.labels
    return len(phone.last.words.splitlines()) <= 12 and "‹ Назад" in labels


async def many_wait(stage: Stage, count: int) -> list[str]:
    """Let so many women ask at once, past what a group takes in a minute; return their stored nicknames."""
    async with stage.app.works.begin() as uow:
        scope, aliases = Scope(uow, stage.app.world), []
        for number in range(count):
            person = await scope.visitors.meet(800_000_000 + number, chat_id=800_000_000 + number)
            content: Content = {"kind": ContentKind.TEXT, "words": "Здравствуйте", "entities": []}
            await scope.conversations.ask(person, Theme.HEALTH, [(1, content)], is_urgent=False)
            aliases.append(person.alias)
        await uow.people.flush()
        await uow.commit()
    return aliases
