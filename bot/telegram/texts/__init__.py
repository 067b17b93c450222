"""Every word a person reads; the only callers of gettext."""
