"""What to mend first: impact and effort, as a section of the page."""
