"""The command line: `python -m bot` or `podruga`."""

from bot.commands import cli


def main() -> None:
    """Run the command the arguments name."""
    cli()


if __name__ == "__main__":
    main()
