-- One row per invoice: a purchase, or for numbers with C the return of goods.
-- Lines that are equal throughout (5,268 of them) are one line sent twice. Invoices without a customer are returned
-- as well: they are counted as rejected, not forgotten.
WITH lines AS (
    SELECT DISTINCT * FROM online_retail
)
SELECT
    InvoiceNo AS event_id,
    CustomerID::VARCHAR AS customer_id,
    min(InvoiceDate) AS occurred_at,
    if(starts_with(InvoiceNo, 'C'), 'return', 'purchase') AS kind,
    'web' AS channel,
    InvoiceNo AS order_id,
    sum((Quantity * UnitPrice)::DECIMAL(18, 2)) AS amount
FROM lines
GROUP BY InvoiceNo, CustomerID
