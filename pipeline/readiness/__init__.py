"""What a log can and cannot support, told before anything is learned from it."""
