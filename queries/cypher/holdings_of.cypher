// What does $entity own or control, directly and through up to five others?
MATCH p = (:Entity {id: $entity})-[:OWNS|CONTROLS*1..6]->(held:Entity)
WHERE all(n IN nodes(p) WHERE single(m IN nodes(p) WHERE m.id = n.id))
  AND all(r IN relationships(p) WHERE ($valid_at IS NULL OR ((r.from_day IS NULL OR r.from_day <= $valid_at) AND (r.to_day IS NULL OR r.to_day > $valid_at))))
WITH held.id AS held, [r IN relationships(p) | r.id] AS edges, reduce(ids = [], r IN relationships(p) | ids + r.claims) AS claims
RETURN held, edges, claims
ORDER BY size(edges), reduce(key = '', e IN edges | key + toString(e) + ' '), held
LIMIT $limit
