// Which AI models do $parties develop, and who develops the models among $parties?
MATCH (developer:Organization)-[r:DEVELOPS]->(model:AIModel)
WHERE (developer.id IN $parties OR model.id IN $parties)
  AND ($valid_at IS NULL OR ((r.from_day IS NULL OR r.from_day <= $valid_at) AND (r.to_day IS NULL OR r.to_day > $valid_at)))
WITH developer.id AS developer, model.id AS model, [r.id] AS edges, r.claims AS claims
RETURN developer, model, edges, claims
ORDER BY developer, model, edges[0]
LIMIT $limit
