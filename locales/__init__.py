"""Catalogues of every text a person reads, one folder a language, and long articles."""
