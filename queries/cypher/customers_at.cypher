// Who is said to be a customer of any of $parties?
MATCH (customer:Organization)-[r:CUSTOMER_OF]->(party:Entity)
WHERE party.id IN $parties
  AND ($valid_at IS NULL OR ((r.from_day IS NULL OR r.from_day <= $valid_at) AND (r.to_day IS NULL OR r.to_day > $valid_at)))
WITH party.id AS party, customer.id AS customer, [r.id] AS edges, r.claims AS claims
RETURN party, customer, edges, claims
ORDER BY size(edges), reduce(key = '', e IN edges | key + toString(e) + ' '), party, customer
LIMIT $limit
