"""Runs and models in MLflow: no other package imports it."""

import os

# read by MLflow while it is imported: no usage data leaves the machine, and the terminal stays ours
os.environ.setdefault("MLFLOW_DISABLE_TELEMETRY", "true")
os.environ.setdefault("MLFLOW_CONFIGURE_LOGGING", "false")
os.environ.setdefault("MLFLOW_SUPPRESS_PRINTING_URL_TO_STDOUT", "true")
