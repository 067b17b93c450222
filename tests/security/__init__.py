"""What an enemy, a frightened hand or a failing machine could do, case by case, as named tests."""
