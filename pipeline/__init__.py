"""The rim: files, DVC, MLflow, pages, people."""
