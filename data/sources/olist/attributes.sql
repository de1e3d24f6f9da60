-- One row per customer: where the first order went.
SELECT
    customer_unique_id AS customer_id,
    min(order_purchase_timestamp) AS known_at,
    arg_min(customer_state, (order_purchase_timestamp, order_id)) AS state
FROM olist_orders_dataset
JOIN olist_customers_dataset USING (customer_id)
GROUP BY customer_unique_id
