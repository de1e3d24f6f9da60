-- One row per review of one product. Nobody can be recognised: a customer is one line of the file.
-- Dates are such as "27 октября, 16:28", "Вчера, 18:58", "Сегодня, 14:05": they count from the day of collection, which
-- follows from the last full date, 29 October. The year is in no line: 2023 is an assumption, and only shifts the log.
-- The seller's reply, and after it the review once more, hang on the text: it is cut where the reply greets or thanks.
WITH reviews AS (
    SELECT
        rowid + 1 AS number,
        DATE '2023-10-31' AS collected_on,
        "Дата публикации" AS published,
        regexp_extract("Дата публикации", '\d\d:\d\d') AS clock,
        "Оценка" AS stars,
        "Текст отзыва" AS written
    FROM ru_reviews
)
SELECT
    'review-' || lpad(number::VARCHAR, 4, '0') AS customer_id,
    CASE
        WHEN starts_with(published, 'Сегодня') THEN collected_on || ' ' || clock
        WHEN starts_with(published, 'Вчера') THEN (collected_on - 1) || ' ' || clock
        WHEN published LIKE '% октября,%' THEN '2023-10-' || regexp_extract(published, '\d+') || ' ' || clock
        WHEN published LIKE '% апреля,%' THEN '2023-04-' || regexp_extract(published, '\d+') || ' ' || clock
    END AS occurred_at,
    'review' AS kind,
    'web' AS channel,
    'stars' AS metric,
    stars AS score,
    regexp_replace(
        written,
        '(?s)(Здравствуйте|Добрый|Доброго|Уважаем|Дорог(ой|ая) [А-ЯЁ]|[Сс]пасибо( огромное| большое| [Вв]ам)*( за|，)'
            || '|[Бб]лагодарим|Первоначальный отзыв).*$',
        ''
    ) AS text
FROM reviews
