"""The journey of customers, stage by stage, as a section of the page."""
