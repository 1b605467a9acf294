-- I15 No event waits longer than five minutes to be published or handled, and none is dead.
-- Hiçbir olay gönderilmek ya da işlenmek için beş dakikadan uzun beklemez; vazgeçilen olay yoktur.
-- Keys: none
SELECT format('event %s (%s): waits since %s%s', id, type, occurred_at,
              CASE WHEN dead_at IS NULL THEN '' ELSE ', dead' END) AS violation
FROM platform.outbox_messages
WHERE dead_at IS NOT NULL OR (published_at IS NULL AND occurred_at < @now - INTERVAL '5 minutes')
UNION ALL
SELECT format('delivery of %s to %s: waits since %s%s', message_id, consumer, occurred_at,
              CASE WHEN dead_at IS NULL THEN '' ELSE ', dead' END)
FROM platform.deliveries
WHERE dead_at IS NOT NULL OR occurred_at < @now - INTERVAL '5 minutes'
