// On which chips do $parties train?
MATCH (party:Entity)-[r:TRAINS_ON]->(chip:Chip)
WHERE party.id IN $parties
  AND ($valid_at IS NULL OR ((r.from_day IS NULL OR r.from_day <= $valid_at) AND (r.to_day IS NULL OR r.to_day > $valid_at)))
WITH party.id AS party, chip.id AS chip, [r.id] AS edges, r.claims AS claims
RETURN party, chip, edges, claims
ORDER BY size(edges), reduce(key = '', e IN edges | key + toString(e) + ' '), party, chip
LIMIT $limit
