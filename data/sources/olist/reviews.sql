-- One row per answer, which may be about several orders. The day a review was asked for is known, not the hour: as of
-- its midnight nothing of that day is known yet. An answer without its time counts as known when the last one was.
SELECT
    review_id AS event_id,
    customer_unique_id AS customer_id,
    review_creation_date AS occurred_at,
    coalesce(review_answer_timestamp, (SELECT max(review_answer_timestamp) FROM olist_order_reviews_dataset)) AS recorded_at,
    'review' AS kind,
    'email' AS channel,
    order_id,
    'stars' AS metric,
    review_score AS score,
    concat_ws(' ', review_comment_title, review_comment_message) AS text
FROM olist_order_reviews_dataset
JOIN olist_orders_dataset USING (order_id)
JOIN olist_customers_dataset USING (customer_id)
