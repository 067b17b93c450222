"""Several rooms on stage: groups by role, and finding what stands where."""

from functools import partial
from typing import Any

from bot.domain.staff import Role
from bot.services.team import Invitations
from bot.simulator import Group, Phone, Shown
from tests.flows.conftest import Stage, said
from tests.flows.faults_help import found
from tests.flows.talking import is_card, quotes


async def another_group(stage: Stage, *labels: str, forum: bool = True) -> Group:
    """Bind a second group, and say by buttons which questions come there."""
    group = stage.telegram.add_group("Вторая группа", forum=forum)
    for phone in (stage.coordinator, stage.consultant):
        group.chat.members.add(phone.id)
    await stage.coordinator.send("/bind", chat=group)
    await stage.until(lambda: any(message.from_bot for message in group.messages))
    for label in labels:
        await stage.coordinator.press(label, chat=group)
    return group


async def member(stage: Stage, role: Role, *groups: Group) -> Phone:
    """Let somebody join the team, and these groups."""
    phone = stage.telegram.add_user(f"Сотрудница {role}")
    code = await Invitations(stage.app.works, stage.app.world).invite(role)
    await phone.send(f"/start s_{code}")
    await stage.until(partial(_was_answered, phone))
    for group in groups:
        group.chat.members.add(phone.id)
    return phone


def _was_answered(phone: Phone) -> bool:
    return any(message.from_bot for message in phone.messages)


async def ask_about(stage: Stage, theme: str, words: str, *, city: str = "Томск") -> Phone:
    """Let a woman ask about a theme."""
    woman = await stage.woman_in(city)
    await woman.press("💬 Задать вопрос")
    await woman.press(theme)
    await stage.sees(woman, "Напишите")
    await woman.send(words)
    await woman.press("✅ Отправить")
    await stage.until(lambda: "Отправлено" in said(woman))
    return woman


def texts(where: Group | Phone) -> list[str]:
    """Return everything that stands in a chat."""
    return [words for one in where.messages for words in (_all_words(one), *quotes(one))]


def _all_words(shown: Shown) -> str:
    return "\n".join((shown.text, *shown.labels[:1])) if is_card(shown) else shown.text


def card_in(where: Group | Phone) -> Shown:
    """Return the newest card in a chat."""
    return [message for message in where.messages if "Закрыть" in message.labels][-1]


def topic_of(group: Group, words: str) -> dict[str, Any]:
    """Say where in a group these words stand, to write there."""
    return {"chat": group, "thread_id": found(group, words)[0].thread_id}
