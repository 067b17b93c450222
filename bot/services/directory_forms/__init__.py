"""The forms a directory is kept in: how each is read into plain data and written from it."""
