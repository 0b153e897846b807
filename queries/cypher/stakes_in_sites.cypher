// Who owns or builds any of the sites $parties?
MATCH (holder:Organization|Person)-[r:OWNS|BUILDS]->(site:DataCentre)
WHERE site.id IN $parties
  AND ($valid_at IS NULL OR ((r.from_day IS NULL OR r.from_day <= $valid_at) AND (r.to_day IS NULL OR r.to_day > $valid_at)))
WITH site.id AS party, holder.id AS holder, [r.id] AS edges, r.claims AS claims
RETURN party, holder, edges, claims
ORDER BY size(edges), reduce(key = '', e IN edges | key + toString(e) + ' '), party, holder
LIMIT $limit
