// What do some sources state and others deny (of $entity, if given)?
MATCH (subject:Entity)-[r]->(object:Entity)
WHERE r.disputed
  AND ($entity IS NULL OR subject.id = $entity OR object.id = $entity)
  AND ($valid_at IS NULL OR ((r.from_day IS NULL OR r.from_day <= $valid_at) AND (r.to_day IS NULL OR r.to_day > $valid_at)))
RETURN subject.id AS subject, type(r) AS relation, object.id AS object, [r.id] AS edges, r.claims AS claims, r.denials AS denials
ORDER BY subject, relation, object, edges[0]
LIMIT $limit
