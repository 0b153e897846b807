// Who is a customer of $entity, of a site that it operates, or of the company that operates the site
// $entity?
CALL {
  MATCH (customer:Organization)-[r:CUSTOMER_OF]->(:Entity {id: $entity})
  WHERE ($valid_at IS NULL OR ((r.from_day IS NULL OR r.from_day <= $valid_at) AND (r.to_day IS NULL OR r.to_day > $valid_at)))
  RETURN customer.id AS customer, [r.id] AS edges, r.claims AS claims
  UNION
  MATCH (customer:Organization)-[r:CUSTOMER_OF]->(:DataCentre)<-[o:OPERATES]-(:Entity {id: $entity})
  WHERE ($valid_at IS NULL OR ((r.from_day IS NULL OR r.from_day <= $valid_at) AND (r.to_day IS NULL OR r.to_day > $valid_at)))
    AND ($valid_at IS NULL OR ((o.from_day IS NULL OR o.from_day <= $valid_at) AND (o.to_day IS NULL OR o.to_day > $valid_at)))
  RETURN customer.id AS customer, [r.id, o.id] AS edges, r.claims + o.claims AS claims
  UNION
  MATCH (customer:Organization)-[r:CUSTOMER_OF]->(:Organization)-[o:OPERATES]->(:Entity {id: $entity})
  WHERE ($valid_at IS NULL OR ((r.from_day IS NULL OR r.from_day <= $valid_at) AND (r.to_day IS NULL OR r.to_day > $valid_at)))
    AND ($valid_at IS NULL OR ((o.from_day IS NULL OR o.from_day <= $valid_at) AND (o.to_day IS NULL OR o.to_day > $valid_at)))
  RETURN customer.id AS customer, [r.id, o.id] AS edges, r.claims + o.claims AS claims
}
RETURN customer, edges, claims
ORDER BY size(edges), customer, reduce(key = '', e IN edges | key + toString(e) + ' ')
LIMIT $limit
