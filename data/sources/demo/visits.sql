-- One row per session of the site or the app.
SELECT
    'visit' AS kind,
    session AS event_id,
    lpad("user"::VARCHAR, 6, '0') AS customer_id,
    make_timestamptz(started_ms * 1000) AS occurred_at,
    platform AS channel,
    errors > 0 AS failed
FROM visits
