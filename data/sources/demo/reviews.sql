-- One row per review; customers are invited to write some days after a delivery.
SELECT
    'review' AS kind,
    review AS event_id,
    lpad(author, 6, '0') AS customer_id,
    invited::TIMESTAMPTZ AS occurred_at,
    published::TIMESTAMPTZ AS recorded_at,
    'web' AS channel,
    order_no AS order_id,
    'stars' AS metric,
    stars AS score,
    text
FROM reviews
