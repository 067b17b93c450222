"""Routers: parse an update, call one service, show a screen."""
