"""The built-in Telegram: a strict Bot API server for the demo, the tests and the benchmarks."""
