"""Adapters to Telegram: receiver, sender, screens, keyboards, callbacks and texts."""
