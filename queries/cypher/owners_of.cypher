// Who owns $entity, directly and through up to five others?
MATCH p = (:Entity {id: $entity})<-[:OWNS*1..6]-(owner:Organization|Person)
WHERE all(n IN nodes(p) WHERE single(m IN nodes(p) WHERE m.id = n.id))
  AND all(r IN relationships(p) WHERE ($valid_at IS NULL OR ((r.from_day IS NULL OR r.from_day <= $valid_at) AND (r.to_day IS NULL OR r.to_day > $valid_at))))
WITH owner.id AS owner, reverse([r IN relationships(p) | r.id]) AS edges, reduce(ids = [], r IN relationships(p) | r.claims + ids) AS claims
RETURN owner, edges, claims
ORDER BY size(edges), reduce(key = '', e IN edges | key + toString(e) + ' '), owner
LIMIT $limit
