"""What only coordinators may do."""
