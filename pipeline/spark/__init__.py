"""Spark as the engine, for tables that outgrow one machine."""
