"""Targets, alerts and fresh complaints, as a section of the page and as messages."""
