-- One row per order of the cash system. That it was cancelled is known only from then on.
SELECT
    'purchase' AS kind,
    order_no AS event_id,
    client AS customer_id,
    strptime(created, '%d.%m.%Y %H:%M') AS occurred_at,
    strptime(coalesce(cancelled, created), '%d.%m.%Y %H:%M') AS recorded_at,
    place AS channel,
    order_no AS order_id,
    total AS amount,
    strptime(promised, '%d.%m.%Y %H:%M') AS promised_at,
    cancelled IS NOT NULL AS failed
FROM orders
