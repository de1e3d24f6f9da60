-- One row per ticket of the help desk. How it ended is known from its end on; an open one has no outcome yet.
SELECT
    'contact' AS kind,
    ticket AS event_id,
    lpad(split_part(customer, '-', 2), 6, '0') AS customer_id,
    opened::TIMESTAMPTZ AS occurred_at,
    coalesce(closed, opened)::TIMESTAMPTZ AS recorded_at,
    channel,
    coalesce(order_no, ticket) AS order_id,
    reply_due::TIMESTAMPTZ AS promised_at,
    (epoch(closed::TIMESTAMPTZ) - epoch(reply_due::TIMESTAMPTZ)) / 3600 AS late_hours,
    (epoch(closed::TIMESTAMPTZ) - epoch(opened::TIMESTAMPTZ)) / 3600 AS wait_hours,
    CASE status WHEN 'solved' THEN false WHEN 'not solved' THEN true END AS failed,
    message AS text
FROM tickets
