-- One row per answer of a passenger to an item of the airport's yearly survey: 5 outstanding ... 1 unacceptable.
-- 0 or nothing is no answer and 6 "never used": neither is an answer, so neither becomes a row.
-- Nobody is asked twice: a customer is one respondent of one year. Behaviour is not in these files.
-- Every year names its columns anew. Until 2015 INTDATE is a number without a month: the day of May, in which the
-- interviews of 2016 were held as well; that is an assumption.
WITH respondents AS (
    SELECT
        2010 AS year, RESPNUM AS respondent, INTDATE AS interview_day, Q6N AS overall, Q6A AS art, Q6B AS food, Q6C AS shops,
        Q6D AS signs, Q6E AS walkways, Q6F AS screens, Q6I AS roads, Q6J AS parking, Q6K AS airtrain, Q6M AS rental_cars,
        Q8A AS clean_boarding_areas, Q8F AS clean_restrooms, Q9 AS safety, Q13A AS finding_the_way, Q13B AS security
    FROM sfo_2010
    UNION ALL BY NAME
    SELECT
        2011 AS year, RESPNUM AS respondent, INTDATE AS interview_day, Q8N AS overall, Q8A AS art, Q8B AS food, Q8C AS shops,
        Q8D AS signs, Q8E AS walkways, Q8F AS screens, Q8I AS roads, Q8J AS parking, Q8K AS airtrain, Q8M AS rental_cars,
        Q10A AS clean_boarding_areas, Q10F AS clean_restrooms, Q11 AS safety, Q15A AS finding_the_way, Q15B AS security
    FROM sfo_2011
    UNION ALL BY NAME
    SELECT
        2012 AS year, RESPNUM AS respondent, INTDATE AS interview_day, Q8N_WHOLE AS overall, Q8A_ART AS art, Q8B_FOOD AS food,
        Q8C_SHOP AS shops, Q8D_SIGNS AS signs, Q8E_WALK AS walkways, Q8F_SCREENS AS screens, Q8I_ROAD AS roads,
        Q8J_PARK AS parking, Q8K_AIRTRAIN AS airtrain, Q8M_RENTAL AS rental_cars, Q10A_CLNBOARD AS clean_boarding_areas,
        Q10F_CLNBATH AS clean_restrooms, Q11SAFE AS safety, Q15A_FIND AS finding_the_way, Q15B_SECURITY AS security
    FROM sfo_2012
    UNION ALL BY NAME
    SELECT
        2013 AS year, RESPNUM AS respondent, INTDATE AS interview_day, Q7O_WHOLE AS overall, Q7A_ART AS art, Q7B_FOOD AS food,
        Q7C_SHOPS AS shops, Q7D_SIGNS AS signs, Q7E_WALK AS walkways, Q7F_SCREENS AS screens, Q7J_ROAD AS roads,
        Q7K_PARK AS parking, Q7L_AIRTRAIN AS airtrain, Q7N_RENTAL AS rental_cars, Q9A_CLNBOARD AS clean_boarding_areas,
        Q9E_CLNBATH AS clean_restrooms, Q10SAFE AS safety, Q14A_FIND AS finding_the_way, Q14B_SECURITY AS security
    FROM sfo_2013
    UNION ALL BY NAME
    SELECT
        year, respondent, interview_day, Q7ALL AS overall, Q7ART AS art, Q7FOOD AS food, Q7STORE AS shops, Q7SIGN AS signs,
        Q7WALKWAYS AS walkways, Q7SCREENS AS screens, Q7ROADS AS roads, Q7PARK AS parking, Q7AIRTRAIN AS airtrain,
        Q7RENTAL AS rental_cars, Q9BOARDING AS clean_boarding_areas, Q9RESTROOM AS clean_restrooms, Q10SAFE AS safety,
        Q14FIND AS finding_the_way, Q14PASSTHRU AS security
    FROM (
        SELECT *, 2014 AS year, RESPNUM AS respondent, INTDATE AS interview_day FROM sfo_2014
        UNION ALL BY NAME SELECT *, 2015 AS year, RESPNUM AS respondent, INTDATE AS interview_day FROM sfo_2015
        UNION ALL BY NAME SELECT *, 2016 AS year, "*RESPNUM" AS respondent, split_part(INTDATE, '/', 2) AS interview_day FROM sfo_2016
    )
),
answers AS (
    UNPIVOT respondents ON * EXCLUDE (year, respondent, interview_day) INTO NAME item VALUE mark
)
SELECT
    year || '-' || respondent || '-' || item AS event_id,
    year || '-' || respondent AS customer_id,
    year || '-05-' || lpad(interview_day, 2, '0') AS occurred_at,
    'survey' AS kind,
    item AS channel,
    'csat' AS metric,
    mark AS score
FROM answers
WHERE mark NOT IN ('0', '6')
