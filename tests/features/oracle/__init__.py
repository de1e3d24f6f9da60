"""The catalogue once more, slow and in plain Python: written from what features say of themselves, not from how.

One module per theme, one function per feature under the feature's name: it takes the past of one customer, already cut
to the span, and gives a number, or None where nothing can be said. Who adds a feature adds its function here.
"""
