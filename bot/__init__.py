"""Podruga: an anonymous way into a harm-reduction programme, through Telegram."""
