// Where are $parties based or incorporated?
MATCH (party:Entity)-[r:BASED_IN|INCORPORATED_IN]->(place:Place)
WHERE party.id IN $parties
  AND ($valid_at IS NULL OR ((r.from_day IS NULL OR r.from_day <= $valid_at) AND (r.to_day IS NULL OR r.to_day > $valid_at)))
WITH party.id AS party, place.id AS place, coalesce(place.country, place.iso) AS country, [r.id] AS edges, r.claims AS claims
RETURN party, place, country, edges, claims
ORDER BY size(edges), reduce(key = '', e IN edges | key + toString(e) + ' '), party, place
LIMIT $limit
