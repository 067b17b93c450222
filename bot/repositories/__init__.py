"""All SQL, the unit of work, and the vault that seals and opens columns."""
