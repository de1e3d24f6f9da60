"""What a schedule and an operator call: retrain, score, status, rollback, verify, history."""
