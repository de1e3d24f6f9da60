-- One row per customer: what the loyalty card says.
SELECT customer_id, registered AS known_at, city, language, may_contact = 'yes' AS may_contact
FROM customers
