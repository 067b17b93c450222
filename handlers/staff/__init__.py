"""What the staff see."""
