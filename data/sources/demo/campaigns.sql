-- One row per coupon: when it was used, or, if it never was, when it was sent.
SELECT
    'campaign' AS kind,
    coupon AS event_id,
    lpad(split_part(customer, '-', 2), 6, '0') AS customer_id,
    coalesce(used, sent)::TIMESTAMPTZ AS occurred_at,
    'email' AS channel,
    order_no AS order_id,
    discount AS amount
FROM coupons
