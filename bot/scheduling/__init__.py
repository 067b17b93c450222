"""The bells that wake the services; what is due lives in the tables."""
