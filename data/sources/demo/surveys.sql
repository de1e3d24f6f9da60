-- One row per answer to a survey, sent after a delivery or a ticket, or to some customers on any day.
SELECT
    'survey' AS kind,
    answer_no AS event_id,
    card AS customer_id,
    sent::TIMESTAMPTZ AS occurred_at,
    answered::TIMESTAMPTZ AS recorded_at,
    'email' AS channel,
    CASE question
        WHEN 'recommend_0_10' THEN 'nps'
        WHEN 'how_satisfied_1_5' THEN 'csat'
        WHEN 'how_easy_1_5' THEN 'ces'
        WHEN 'loyalty_index_0_10' THEN 'cli'
    END AS metric,
    mark AS score
FROM surveys
