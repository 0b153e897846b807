// Who fabricates and who designs each of $chips?
MATCH (maker:Organization)-[r:FABRICATES|DESIGNS]->(chip:Chip)
WHERE chip.id IN $chips
  AND ($valid_at IS NULL OR ((r.from_day IS NULL OR r.from_day <= $valid_at) AND (r.to_day IS NULL OR r.to_day > $valid_at)))
WITH chip.id AS chip, maker.id AS maker, type(r) AS relation, [r.id] AS edges, r.claims AS claims
RETURN chip, maker, relation, edges, claims
ORDER BY chip, relation, maker, edges[0]
LIMIT $limit
