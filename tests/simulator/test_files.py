"""Files: uploaded, sent again by id, downloaded, described."""

import aiohttp
import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import BufferedInputFile, InputMediaPhoto, MediaUnion

from bot.simulator import Phone, Telegram
from bot.simulator.contents import STILL
from bot.simulator.files import without_exif
from tests.simulator.conftest import Ask

JPEG = b"\xff\xd8\xff\xe1\x00\x08secret\xff\xdb\x00\x04ab\xff\xda picture"


async def test_uploaded_photo_is_downloaded_again(bot: Bot, anna: Phone) -> None:
    sent = await bot.send_photo(anna.id, BufferedInputFile(b"picture", "a.jpg"), caption="c")
    assert sent.photo
    again = await bot.download(sent.photo[-1].file_id)

    assert again is not None
    assert again.read() == b"picture"
    assert anna.last.caption == "c"


async def test_photo_loses_its_metadata_and_a_file_keeps_it(anna: Phone, telegram: Telegram) -> None:
    photo, document = await anna.send_photo(JPEG), await anna.send_media("document", data=JPEG)
    kept = [telegram.state.files.get(one.file_id or "") for one in (photo, document)]

    assert [one.data for one in kept if one] == [without_exif(JPEG), JPEG]
    assert b"secret" not in without_exif(JPEG)
    assert without_exif(JPEG).endswith(b" picture")


async def test_album_is_sent_from_attachments(bot: Bot, anna: Phone) -> None:
    photos: list[MediaUnion] = [
        InputMediaPhoto(media=BufferedInputFile(name, "a.jpg")) for name in (b"a", b"b")
    ]
    sent = await bot.send_media_group(anna.id, photos)

    assert len({one.media_group_id for one in sent}) == 1
    assert len(anna.messages) == 3


async def test_edited_media_replaces_text_and_all(bot: Bot, anna: Phone) -> None:
    sent = await bot.send_message(anna.id, "x")
    media = InputMediaPhoto(media=BufferedInputFile(b"a", "a.jpg"), caption="c")
    await bot.edit_message_media(media, chat_id=anna.id, message_id=sent.message_id)

    assert (anna.last.text, anna.last.caption, anna.last.edits) == ("", "c", ["x"])


async def test_only_what_is_a_sticker_is_taken_as_one(bot: Bot, anna: Phone) -> None:
    sent = await bot.send_sticker(anna.id, BufferedInputFile(STILL, "a.webp"), emoji="🌼")
    assert sent.sticker
    assert (sent.sticker.emoji, sent.sticker.set_name) == ("🌼", None)

    for data, words in ((b"\x89PNG", "wrong file type"), (STILL + bytes(512 * 1024), "file is too big")):
        with pytest.raises(TelegramBadRequest, match=words):
            await bot.send_sticker(anna.id, BufferedInputFile(data, "a.png"))


async def test_sticker_takes_its_set_along(bot: Bot, anna: Phone) -> None:
    hers = await anna.send_media("sticker", set_name="ivanova_by_bot")

    again = await bot.send_sticker(anna.id, hers.file_id or "")

    assert again.sticker
    assert again.sticker.set_name == "ivanova_by_bot"


async def test_foreign_kind_of_file_is_refused(ask: Ask, anna: Phone) -> None:
    document = (await anna.send_media("document")).file_id

    refusal = await ask("sendPhoto", chat_id=anna.id, photo=document)
    assert refusal == "Bad Request: can't use file of type Document as Photo"


@pytest.mark.parametrize(
    ("photo", "words"),
    [
        ("unknown", "wrong file identifier/HTTP URL specified"),
        ("https://example.org/a.jpg", "failed to get HTTP URL content"),
        ("attach://nothing", "invalid file HTTP URL specified: Unsupported URL protocol"),
    ],
)
async def test_missing_file_is_refused(ask: Ask, anna: Phone, photo: str, words: str) -> None:
    assert await ask("sendPhoto", chat_id=anna.id, photo=photo) == f"Bad Request: {words}"


async def test_unknown_file_cannot_be_downloaded(
    ask: Ask, telegram: Telegram, http: aiohttp.ClientSession
) -> None:
    assert await ask("getFile", file_id="x") == "Bad Request: invalid file_id"
    async with http.get(f"{telegram.url}/file/bot{telegram.token}/photos/x.jpg") as answer:
        assert answer.status == 404


async def test_copy_keeps_content_and_forgets_the_author(ask: Ask, anna: Phone, telegram: Telegram) -> None:
    group = telegram.add_group("Staff")
    photo = await anna.send_photo(caption="c")
    await ask("copyMessage", chat_id=group.id, from_chat_id=anna.id, message_id=photo.id)
    await ask("forwardMessage", chat_id=group.id, from_chat_id=anna.id, message_id=photo.id)

    copied, forwarded = group.messages
    assert copied.caption == forwarded.caption == "c"
    assert str(anna.id) not in str(copied.data)
    assert forwarded.data["forward_origin"]["sender_user"]["id"] == anna.id
