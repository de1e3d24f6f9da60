"""A simulated shop whose truth is known: what the pipeline finds can be compared with what was planted."""
