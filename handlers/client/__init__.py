"""What women see."""
