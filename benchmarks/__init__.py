"""How good it is, beside what else one could do: ``python -m benchmarks.segments``, ``python -m benchmarks.churn``."""
