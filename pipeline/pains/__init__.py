"""What hurts customers: how many, how much they lose, from which point on, and what mending it takes."""
