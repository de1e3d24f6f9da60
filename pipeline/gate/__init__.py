"""What a challenger is judged by: the files of both sides as the samples and figures that models/promotion compares."""
