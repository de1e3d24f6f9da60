"""What the data supports, as a section of the page and in the terminal."""
