"""The small HTTP server: health, metrics and webhook."""
