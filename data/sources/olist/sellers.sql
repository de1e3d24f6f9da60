-- One row per order that several sellers have to fulfil: it comes in several parcels, which its buyer did not ask for.
SELECT
    order_id AS event_id,
    customer_unique_id AS customer_id,
    order_purchase_timestamp AS occurred_at,
    'other' AS kind,
    'multi_seller' AS channel,
    order_id
FROM olist_orders_dataset
JOIN olist_customers_dataset USING (customer_id)
WHERE order_id IN (
    SELECT order_id FROM olist_order_items_dataset GROUP BY order_id HAVING count(DISTINCT seller_id) > 1
)
