// Who uses any of $parties (sites or operators): as customer, by access, or by training models there?
MATCH (user:Organization|AIModel)-[r:CUSTOMER_OF|ACCESSES|TRAINS_IN]->(party:Entity)
WHERE party.id IN $parties
  AND ($valid_at IS NULL OR ((r.from_day IS NULL OR r.from_day <= $valid_at) AND (r.to_day IS NULL OR r.to_day > $valid_at)))
WITH party.id AS party, user.id AS user, type(r) AS relation, [r.id] AS edges, r.claims AS claims
RETURN party, user, relation, edges, claims
ORDER BY party, user, relation, edges[0]
LIMIT $limit
