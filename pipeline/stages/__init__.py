"""One stage each: artifacts and parameters in, artifacts and figures out."""
