-- One row per order that arrived, and one per order that never will.
-- When an order was given up is not in the files: it counts as known once the promised day is over.
WITH orders AS (
    SELECT
        *,
        order_purchase_timestamp::TIMESTAMP AS bought_at,
        order_delivered_customer_date::TIMESTAMP AS arrived_at,
        order_estimated_delivery_date::TIMESTAMP + INTERVAL '23:59:59' AS promised_at
    FROM olist_orders_dataset
)
SELECT
    order_id AS event_id,
    customer_unique_id AS customer_id,
    coalesce(arrived_at, promised_at) AS occurred_at,
    'delivery' AS kind,
    'courier' AS channel,
    order_id,
    (epoch(arrived_at) - epoch(promised_at)) / 3600 AS late_hours,
    (epoch(arrived_at) - epoch(bought_at)) / 3600 AS wait_hours,
    arrived_at IS NULL AS failed
FROM orders
JOIN olist_customers_dataset USING (customer_id)
WHERE arrived_at IS NOT NULL OR order_status IN ('canceled', 'unavailable')
