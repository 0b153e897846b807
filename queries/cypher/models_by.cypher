// Which AI models do $parties develop?
MATCH (party:Organization)-[r:DEVELOPS]->(model:AIModel)
WHERE party.id IN $parties
  AND ($valid_at IS NULL OR ((r.from_day IS NULL OR r.from_day <= $valid_at) AND (r.to_day IS NULL OR r.to_day > $valid_at)))
WITH party.id AS party, model.id AS model, [r.id] AS edges, r.claims AS claims
RETURN party, model, edges, claims
ORDER BY size(edges), reduce(key = '', e IN edges | key + toString(e) + ' '), party, model
LIMIT $limit
