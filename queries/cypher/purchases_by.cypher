// Which chips did any of $parties buy, and who supplied them?
CALL {
  MATCH (party:Entity)-[r:BUYS]->(chip:Chip)
  WHERE party.id IN $parties
    AND ($valid_at IS NULL OR ((r.from_day IS NULL OR r.from_day <= $valid_at) AND (r.to_day IS NULL OR r.to_day > $valid_at)))
  RETURN party.id AS party, chip.id AS other, [r.id] AS edges, r.claims AS claims
  UNION
  MATCH (party:Entity)<-[r:SUPPLIES]-(seller:Organization)
  WHERE party.id IN $parties
    AND ($valid_at IS NULL OR ((r.from_day IS NULL OR r.from_day <= $valid_at) AND (r.to_day IS NULL OR r.to_day > $valid_at)))
  RETURN party.id AS party, seller.id AS other, [r.id] AS edges, r.claims AS claims
}
RETURN party, other, edges, claims
ORDER BY party, other, edges[0]
LIMIT $limit
