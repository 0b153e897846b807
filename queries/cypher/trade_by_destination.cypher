// What does $exporter (or, if null, any place) export to each destination? The largest stated amount
// first; an amount with an open end counts by the end that is known.
MATCH (exporter:Place)-[r:EXPORTS_TO]->(destination:Place)
WHERE ($exporter IS NULL OR exporter.id = $exporter)
  AND ($valid_at IS NULL OR ((r.from_day IS NULL OR r.from_day <= $valid_at) AND (r.to_day IS NULL OR r.to_day > $valid_at)))
RETURN exporter.id AS exporter, destination.id AS destination, r.amount_min AS amount_min,
  r.amount_max AS amount_max, r.amount_currency AS currency, r.period AS period, [r.id] AS edges, r.claims AS claims
ORDER BY coalesce(r.amount_min, r.amount_max, -1.0) DESC, exporter, destination, edges[0]
LIMIT $limit
