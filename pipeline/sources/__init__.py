"""Raw files and one company's SELECTs -> the event log of :mod:`features.events`."""
