"""The tests, by layer; aiogram is loaded here as the bot loads it, before any test module does."""

from bot.telegram.lean_aiogram import load_aiogram

load_aiogram()
