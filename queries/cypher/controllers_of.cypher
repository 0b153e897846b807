// Who controls, or may control, $entity: by stated control or by shares that are or may be above a
// half, through up to five others?
MATCH p = (:Entity {id: $entity})<-[:OWNS|CONTROLS*1..6]-(holder:Organization|Person)
WHERE all(n IN nodes(p) WHERE single(m IN nodes(p) WHERE m.id = n.id))
  AND all(r IN relationships(p) WHERE (type(r) = 'CONTROLS' OR r.share_max IS NULL OR r.share_max > 50))
  AND all(r IN relationships(p) WHERE ($valid_at IS NULL OR ((r.from_day IS NULL OR r.from_day <= $valid_at) AND (r.to_day IS NULL OR r.to_day > $valid_at))))
WITH holder.id AS holder, reverse([r IN relationships(p) | r.id]) AS edges, reduce(ids = [], r IN relationships(p) | r.claims + ids) AS claims
RETURN holder, edges, claims
ORDER BY size(edges), reduce(key = '', e IN edges | key + toString(e) + ' '), holder
LIMIT $limit
