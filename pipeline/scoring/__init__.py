"""Fitted models on any log: scores of its customers at any date, on either engine."""
