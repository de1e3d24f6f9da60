"""From the event log to one behavioural profile per customer and date."""
