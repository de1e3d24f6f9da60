-- One row per parcel that was handed over; those on their way are no event yet.
SELECT
    'delivery' AS kind,
    order_no AS event_id,
    lpad(recipient::VARCHAR, 6, '0') AS customer_id,
    handed_over AS occurred_at,
    'courier' AS channel,
    order_no AS order_id,
    (epoch(handed_over) - epoch(promised)) / 3600 AS late_hours,
    (epoch(handed_over) - epoch(accepted)) / 3600 AS wait_hours,
    damaged AS failed
FROM shipments
WHERE handed_over IS NOT NULL
