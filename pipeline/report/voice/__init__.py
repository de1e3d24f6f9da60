"""What customers wrote, as a section of the page."""
