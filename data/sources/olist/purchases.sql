-- One row per order, as it is known when it is placed: order_status says how it ended and is not used here.
-- The delivery is estimated for a day: the promise is kept until its last second.
WITH paid AS (
    SELECT order_id, sum(payment_value::DECIMAL(18, 2)) AS amount
    FROM olist_order_payments_dataset
    GROUP BY order_id
)
SELECT
    order_id AS event_id,
    customer_unique_id AS customer_id,
    order_purchase_timestamp AS occurred_at,
    'purchase' AS kind,
    'web' AS channel,
    order_id,
    amount,
    order_estimated_delivery_date::TIMESTAMP + INTERVAL '23:59:59' AS promised_at
FROM olist_orders_dataset
JOIN olist_customers_dataset USING (customer_id)
LEFT JOIN paid USING (order_id)
