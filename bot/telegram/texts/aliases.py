"""Nicknames in words: a flower of the catalogue and its digits."""

from bot.domain.aliases import Alias
from bot.telegram.texts.catalogue import N_, plain

FLOWERS = (
    N_("Daisy"),
    N_("Rose"),
    N_("Lily"),
    N_("Violet"),
    N_("Cornflower"),
    N_("Poppy"),
    N_("Peony"),
    N_("Lilac"),
    N_("Jasmine"),
    N_("Tulip"),
    N_("Iris"),
    N_("Aster"),
    N_("Dahlia"),
    N_("Orchid"),
    N_("Mimosa"),
    N_("Bluebell"),
    N_("Snowdrop"),
    N_("Forget-me-not"),
    N_("Camellia"),
    N_("Magnolia"),
    N_("Gerbera"),
    N_("Freesia"),
    N_("Verbena"),
    N_("Lavender"),
    N_("Clover"),
    N_("Primrose"),
    N_("Begonia"),
    N_("Petunia"),
    N_("Azalea"),
    N_("Hortensia"),
    N_("Marigold"),
    N_("Narcissus"),
    N_("Crocus"),
    N_("Hyacinth"),
    N_("Gladiolus"),
    N_("Carnation"),
    N_("Chrysanthemum"),
    N_("Dandelion"),
    N_("Pansy"),
    N_("Sunflower"),
)


def alias_name(alias: str) -> str:
    """Say a stored alias: "00-4821" is «Daisy-4821»."""
    parsed = Alias.parse(alias)
    return f"{plain(FLOWERS[parsed.flower % len(FLOWERS)])}-{parsed.number}"
