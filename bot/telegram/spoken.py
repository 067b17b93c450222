"""Points and phone numbers of the staff, put into words: a map or a contact card in her chat stays for ever.

Telegram lets a bot overwrite a text, but neither a location nor a contact.
"""

from aiogram.types import Message

from bot.domain.content import Content, ContentKind, Unfit

MAP = "https://yandex.ru/maps/?pt={longitude:.6f},{latitude:.6f}&z=17"


def spoken(content: Content | Unfit, message: Message) -> Content | Unfit:
    """Return a content that can be overwritten."""
    if isinstance(content, Unfit):
        return content
    if content["kind"] == ContentKind.LOCATION:
        latitude, longitude = content["point"]
        title = [message.venue.title, message.venue.address] if message.venue else []
        words = "\n".join([*title, MAP.format(latitude=latitude, longitude=longitude)])
        return {"kind": ContentKind.TEXT, "words": words}
    if content["kind"] == ContentKind.CONTACT and message.contact is not None:
        names = [message.contact.first_name, message.contact.last_name or ""]
        words = " ".join([*filter(None, names), message.contact.phone_number])
        return {"kind": ContentKind.TEXT, "words": words}
    return content
