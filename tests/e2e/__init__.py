"""The real process, over HTTP and in a browser."""
