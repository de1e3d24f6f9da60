-- One row per order given back. Whose it was stands with the order, and some orders stand there twice.
SELECT
    'return' AS kind,
    return_no AS event_id,
    client AS customer_id,
    strptime(received, '%d.%m.%Y %H:%M') AS occurred_at,
    order_no AS order_id,
    '-' || refund AS amount,
    reason = 'faulty' AS failed
FROM returns
LEFT JOIN (SELECT DISTINCT order_no, client FROM orders) USING (order_no)
