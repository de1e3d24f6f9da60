"""Targets and rules a company watches its figures by, what they find, and who is told."""
