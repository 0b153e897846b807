// With whom are $parties affiliated?
MATCH (party:Entity)-[r:AFFILIATED_WITH]-(friend:Organization)
WHERE party.id IN $parties
  AND ($valid_at IS NULL OR ((r.from_day IS NULL OR r.from_day <= $valid_at) AND (r.to_day IS NULL OR r.to_day > $valid_at)))
WITH party.id AS party, friend.id AS friend, friend.country AS country, [r.id] AS edges, r.claims AS claims
RETURN party, friend, country, edges, claims
ORDER BY size(edges), reduce(key = '', e IN edges | key + toString(e) + ' '), party, friend
LIMIT $limit
