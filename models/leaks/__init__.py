"""Signs that a model was taught or judged with what nobody could have known at the time."""
