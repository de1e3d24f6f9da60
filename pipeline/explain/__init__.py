"""``python -m pipeline explain CUSTOMER_ID``: one row of the results, traced back to the customer's events."""
