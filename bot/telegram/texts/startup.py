"""What the terminal says: why the bot cannot start, and the cure, in one sentence."""

from bot.telegram.texts.catalogue import N_, plain
from bot.telegram.texts.lockdown import FAILURES as LOCKED

FAILURES = {
    "setting": N_("The setting {detail} cannot be understood: correct it in .env or in the environment."),
    "secret_file": N_("The file {detail} of a secret cannot be read: check its path and its rights."),
    "token_missing": N_("There is no bot token: get one from @BotFather and put it into .env as BOT_TOKEN."),
    "token_refused": N_("Telegram does not accept the token: copy it again from @BotFather into BOT_TOKEN."),
    "api_unreachable": N_(
        "Telegram does not answer at {detail}: check the network, BOT_API_URL or BOT_PROXY."
    ),
    "webhook_secret": N_("WEBHOOK_SECRET must have at least {detail} characters: set a longer one."),
    "port_taken": N_("Port {detail} is taken by another program: choose another HTTP_PORT."),
    "database": N_("The database {detail} cannot be opened: check DATABASE_URL and that its server runs."),
    "folder_unwritable": N_(
        "The folder {detail} cannot be written: give its rights to the user who runs the bot."
    ),
    "keys_folder_unwritable": N_(
        "The key folder {detail} cannot be made: choose another KEY_DIR or mend its rights."
    ),
    "keys_missing": N_(
        "The key {detail} is missing: put the key folder back from its safe copy, never make a new one."
    ),
    "keys_wrong_size": N_("The key file {detail} is damaged: put it back from its safe copy."),
    "keys_unreadable": N_(
        "The key file {detail} cannot be read: give its rights to the user who runs the bot."
    ),
    "keys_duplicate": N_("Two keys in {detail} are equal: put the key folder back from its safe copy."),
    "keys_foreign": N_("The key {detail} does not belong to this database: put the right key folder back."),
    "inline_on": N_("Inline mode is on: switch it off in @BotFather, /setinline."),
    "business_on": N_("Business mode is on: switch it off in @BotFather, Bot Settings."),
    "guest_on": N_("Guest mode is on: switch it off in @BotFather, Bot Settings."),
    "managed_on": N_("The bot may manage other bots: switch it off in @BotFather, Bot Settings."),
    "export_days": N_("The first day must not be later than the last: {detail}."),
    "export_file": N_("The table cannot be written as {detail}: let the name end in .xlsx or .csv."),
    "poster_file": N_("A poster cannot be written as {detail}: let the name end in .pdf or .png."),
    "poster_place": N_("There is no such place. Did you mean one of these: {detail}?"),
    "poster_nothing": N_("There is no place {detail}: look for its id with `podruga directory export`."),
    "poster_secret": N_("The address of {detail} is secret: there is no poster of it."),
    "directory": N_("The directory cannot be read: {detail}."),
}


def failure_text(code: str, detail: str) -> str:
    """Say why the bot cannot start and what helps."""
    return plain((FAILURES | LOCKED)[code], detail=detail)


def migrated_text(*, changed: bool) -> str:
    """Say whether the database had to be changed."""
    if changed:
        return plain("The database is now up to date.")
    return plain("The database was up to date already.")


def poster_text(file: str) -> str:
    """Say where the poster is."""
    return plain("The poster is ready: {file}. Print it in its size, 105 × 148 mm.", file=file)


def exported_text(file: str) -> str:
    """Say where the table is."""
    return plain("The table is written: {file}", file=file)


def invitation_text() -> str:
    """Introduce an invitation link."""
    return plain("Send this link to your colleague. It works once, within 24 hours.")


FINDINGS = {
    "database_well": N_("The database answers and is up to date."),
    "keys_well": N_("The keys are whole and belong to this database."),
    "telegram_well": N_("Telegram answers; the bot is {detail}."),
    "no_staff_chat": N_(
        "No staff group is bound: add the bot to the group and let a coordinator write /bind there."
    ),
    "staff_chat_unreachable": N_("The bot cannot see the staff group: add it to the group again."),
    "not_admin": N_(
        "The bot is not an administrator of the staff group: make it one, with the right to manage topics."
    ),
    "missing_can_manage_topics": N_(
        "The bot may not manage topics: give it this right in the group's settings."
    ),
    "missing_can_delete_messages": N_(
        "The bot may not delete messages: give it this right in the group's settings."
    ),
    "missing_can_pin_messages": N_(
        "The bot may not pin messages: give it this right in the group's settings."
    ),
    "staff_chat_private": N_("A member's private chat is a room: she answers by replying."),
    "staff_chat_well": N_("The staff group has topics, and the bot has the rights it needs."),
    "staff_chat_plain": N_(
        "The staff group has no topics: staff will answer by replying. Topics are better: switch them on."
    ),
}


def finding_text(code: str, detail: str) -> str:
    """Say what `podruga check` found."""
    return plain((FAILURES | FINDINGS)[code], detail=detail)
