"""A phone on the demo page: what she does there reaches the built-in Telegram, and back."""

import base64
from pathlib import Path

import pytest

from bot.simulator.phones import PIXEL
from tests.e2e.browser import Json, Tab
from tests.e2e.stage import FIRST, Stage, keys

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]


async def test_start_button_sends_start(stage: Stage, tab: Tab) -> None:
    await tab.click(f"{FIRST} [data-testid=start]", "Начать")
    await stage.telegram.until(lambda: [one.text for one in stage.women[0].messages] == ["/start"])
    await tab.wait_for(f"{FIRST} [data-testid=message].mine", "/start")


async def test_enter_sends_and_shift_enter_breaks_line(stage: Stage, tab: Tab) -> None:
    await stage.women[0].send("/start")
    await tab.type(f"{FIRST} [data-testid=composer]", "первая")
    await tab.press("Enter", shift=True)
    await tab.call("Input.insertText", text="вторая")
    await tab.press("Enter")
    await stage.telegram.until(lambda: stage.women[0].messages[-1].text == "первая\nвторая")


async def test_press_shows_toast(stage: Stage, tab: Tab) -> None:
    await stage.women[0].send("/start")
    await stage.say(
        "Город?", to=stage.women[0].id, reply_markup=keys([{"text": "Томск", "callback_data": "c:1"}])
    )
    await tab.click(f"{FIRST} [data-testid=button]", "Томск")
    assert await stage.answer_press(text="Запомнили") == "c:1"
    await tab.wait_for(f"{FIRST} [data-testid=toast]", "Запомнили")


async def test_alert_waits_until_closed(stage: Stage, tab: Tab) -> None:
    await stage.women[0].send("/start")
    await stage.say(
        "Город?", to=stage.women[0].id, reply_markup=keys([{"text": "Томск", "callback_data": "c"}])
    )
    await tab.click(f"{FIRST} [data-testid=button]", "Томск")
    await stage.answer_press(text="Прочтите", show_alert=True)
    await tab.wait_for(f"{FIRST} [data-testid=alert]", "Прочтите")
    await tab.press("Escape")
    await tab.wait_gone(f"{FIRST} [data-testid=alert]")


async def test_button_styles_are_shown(stage: Stage, tab: Tab) -> None:
    await stage.women[0].send("/start")
    styled: list[dict[str, Json]] = [
        {"text": style, "callback_data": "x", "style": style} for style in ("primary", "success", "danger")
    ]
    await stage.say("Цвета", to=stage.women[0].id, reply_markup=keys(styled))
    for style in ("primary", "success", "danger"):
        await tab.wait_for(f"{FIRST} .key.{style}", style)


async def test_edit_and_deletion_show_live(stage: Stage, tab: Tab) -> None:
    phone = stage.women[0]
    await phone.send("/start")
    number = await stage.say("Было", to=phone.id)
    await tab.wait_for(f"{FIRST} .theirs", "Было")
    await stage.bot("editMessageText", chat_id=phone.id, message_id=number, text="Стало")
    await tab.wait_for(f"{FIRST} .theirs", "Стало")
    await stage.bot("deleteMessage", chat_id=phone.id, message_id=number)
    await tab.wait_gone(f"{FIRST} .theirs")


async def test_photo_is_attached_and_sent(stage: Stage, tab: Tab, tmp_path: Path) -> None:
    await stage.women[0].send("/start")
    picture = tmp_path / "photo.png"
    picture.write_bytes(PIXEL)
    await tab.wait_for(f"{FIRST} [data-testid=attach]")
    await tab.attach(f"{FIRST} [data-testid=file]", picture)
    await tab.wait_for(f"{FIRST} .preview")
    await tab.type(f"{FIRST} [data-testid=composer]", "подпись", enter=True)
    await tab.wait_for(f"{FIRST} .mine .photo img")
    assert stage.women[0].messages[-1].caption == "подпись"
    assert PIXEL in stage.telegram.state.files.values()


async def test_dropped_photo_is_previewed(stage: Stage, tab: Tab) -> None:
    await stage.women[0].send("/start")
    await tab.wait_for(f"{FIRST} [data-testid=attach]")
    content = base64.b64encode(PIXEL).decode()
    await tab.evaluate(f"""(() => {{
      const data = new DataTransfer();
      const bytes = Uint8Array.from(atob("{content}"), (one) => one.charCodeAt(0));
      data.items.add(new File([bytes], "a.png", {{ type: "image/png" }}));
      const options = {{ dataTransfer: data, bubbles: true, cancelable: true }};
      document.querySelector("#phone-1 .chat").dispatchEvent(new DragEvent("drop", options));
    }})()""")
    await tab.wait_for(f"{FIRST} .bar .preview")


async def test_tapped_message_is_replied_to(stage: Stage, tab: Tab) -> None:
    phone = stage.women[0]
    await phone.send("/start")
    number = await stage.say("Вопрос", to=phone.id)
    await tab.click(f"{FIRST} .theirs [data-testid=text]", "Вопрос")
    await tab.wait_for(f"{FIRST} .bar", "Вопрос")
    await tab.type(f"{FIRST} [data-testid=composer]", "ответ", enter=True)
    await tab.wait_for(f"{FIRST} .mine .quote", "Вопрос")
    assert phone.messages[-1].data["reply_to_message"]["message_id"] == number


async def test_own_message_is_edited(stage: Stage, tab: Tab) -> None:
    phone = stage.women[0]
    await phone.send("ошибка")
    await tab.click(f"{FIRST} .mine [data-testid=text]", "ошибка")
    await tab.click(f"{FIRST} [data-testid=edit]")
    await tab.evaluate("document.querySelector('#phone-1 textarea').select()")
    await tab.call("Input.insertText", text="верно")
    await tab.press("Enter")
    await tab.wait_for(f"{FIRST} .mine", "верно")
    assert phone.messages[-1].edits == ["ошибка"]


async def test_commands_are_suggested(stage: Stage, tab: Tab) -> None:
    await stage.women[0].send("/start")
    commands: list[Json] = [
        {"command": "menu", "description": "Меню"},
        {"command": "hide", "description": "Убрать"},
    ]
    await stage.bot("setMyCommands", commands=commands, scope={"type": "all_private_chats"})
    await tab.type(f"{FIRST} [data-testid=composer]", "/h")
    await tab.wait_for(f"{FIRST} .suggestion", "Убрать")
    await tab.press("ArrowDown")
    await tab.press("Enter")
    await stage.telegram.until(lambda: stage.women[0].messages[-1].text == "/hide")


async def test_blocked_bot_can_be_let_back(stage: Stage, tab: Tab) -> None:
    await stage.women[0].send("/start")
    await tab.click("[data-testid=block-1]")
    await stage.telegram.until(lambda: stage.women[0].chat.blocked)
    await tab.click(f"{FIRST} [data-testid=start]", "Вернуть бота")
    await stage.telegram.until(lambda: not stage.women[0].chat.blocked)


async def test_lock_screen_shows_push_as_first_seen(stage: Stage, tab: Tab) -> None:
    phone = stage.women[0]
    await phone.send("/start")
    await stage.say("Пришло до блокировки", to=phone.id)
    await tab.wait_for(f"{FIRST} .theirs", "до блокировки")
    await tab.click("[data-testid=lock-1]")
    number = await stage.say("Вам письмо", to=phone.id)
    await tab.wait_for(f"{FIRST} [data-testid=push]", "Вам письмо")
    await stage.bot("editMessageText", chat_id=phone.id, message_id=number, text="Тайный ответ")
    await stage.telegram.until(lambda: phone.last.text == "Тайный ответ")
    await tab.wait(
        "document.querySelector('#phone-1 .theirs:last-child').textContent.includes('Тайный')", "the edit"
    )
    shown = await tab.evaluate("document.querySelector('[data-testid=lock-screen]').innerText")
    assert "Вам письмо" in str(shown)
    assert "Тайный" not in str(shown)
    assert "до блокировки" not in str(shown)


async def test_link_to_the_bot_starts_it_inside(stage: Stage, tab: Tab) -> None:
    await stage.women[0].send("/start")
    url = f"https://t.me/{stage.telegram.username}?start=s_CODE"
    await stage.say("Зовём", to=stage.women[0].id, reply_markup=keys([{"text": "Войти", "url": url}]))
    await tab.click(f"{FIRST} [data-testid=button]", "Войти")
    await stage.telegram.until(lambda: stage.women[0].messages[-1].text == "/start s_CODE")


async def test_keyboard_alone_is_enough(stage: Stage, tab: Tab) -> None:
    await tab.evaluate("document.querySelector('#phone-1 [data-testid=start]').focus()")
    await tab.press("Enter")
    await tab.wait_for(f"{FIRST} .mine", "/start")
    await stage.say(
        "Город?", to=stage.women[0].id, reply_markup=keys([{"text": "Томск", "callback_data": "c"}])
    )
    await tab.wait_for(f"{FIRST} [data-testid=button]", "Томск")
    await tab.evaluate("document.querySelector('#phone-1 [data-testid=button]').focus()")
    await tab.press("Enter")
    assert await stage.answer_press() == "c"


async def test_tall_screen_shows_its_beginning(stage: Stage, tab: Tab) -> None:
    phone = stage.women[0]
    await phone.send("/start")
    number = await stage.say("Меню", to=phone.id, reply_markup=keys([{"text": "Часы", "callback_data": "h"}]))
    await tab.click(f"{FIRST} [data-testid=button]", "Часы")
    await stage.answer_press()
    tall = "Начало" + "\nстрока" * 80
    await stage.bot("editMessageText", chat_id=phone.id, message_id=number, text=tall)
    await tab.wait_for(f"{FIRST} .theirs", "Начало")
    await tab.wait(
        "document.querySelector('#phone-1 .theirs').getBoundingClientRect().top"
        " >= document.querySelector('#phone-1 .messages').getBoundingClientRect().top",
        "the screen to begin in sight",
    )
