"""Whether newly learned models may replace those in use: both judged on later rows that neither has learned from."""
