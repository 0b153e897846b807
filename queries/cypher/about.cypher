// Everything stated of $entity, one relationship a row.
MATCH (x:Entity {id: $entity})-[r]-(other:Entity)
WHERE ($valid_at IS NULL OR ((r.from_day IS NULL OR r.from_day <= $valid_at) AND (r.to_day IS NULL OR r.to_day > $valid_at)))
RETURN type(r) AS relation, other.id AS other, [r.id] AS edges, r.claims AS claims
ORDER BY relation, other, edges[0]
LIMIT $limit
