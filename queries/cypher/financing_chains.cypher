// Which money from $country stands, through up to four hops, behind whoever operates, builds, owns or
// finances a site in the places asked for?
MATCH (operator:Organization|Person)-[runs:OPERATES|BUILDS|OWNS|FINANCES]->(site:DataCentre)-[lies:LOCATED_IN]->(place:Place)
WHERE (place.id IN $places OR place.country IN $codes OR place.iso IN $codes)
  AND ($valid_at IS NULL OR ((runs.from_day IS NULL OR runs.from_day <= $valid_at) AND (runs.to_day IS NULL OR runs.to_day > $valid_at)))
  AND ($valid_at IS NULL OR ((lies.from_day IS NULL OR lies.from_day <= $valid_at) AND (lies.to_day IS NULL OR lies.to_day > $valid_at)))
MATCH p = (operator)<-[:FINANCES|OWNS|CONTROLS*1..4]-(investor:Organization|Person)
WHERE (investor.country = $country OR EXISTS {
    MATCH (investor)-[h:BASED_IN|INCORPORATED_IN]->(home:Place)
    WHERE coalesce(home.country, home.iso) = $country AND ($valid_at IS NULL OR ((h.from_day IS NULL OR h.from_day <= $valid_at) AND (h.to_day IS NULL OR h.to_day > $valid_at)))
  })
  AND all(n IN nodes(p) WHERE single(m IN nodes(p) WHERE m.id = n.id))
  AND all(r IN relationships(p) WHERE ($valid_at IS NULL OR ((r.from_day IS NULL OR r.from_day <= $valid_at) AND (r.to_day IS NULL OR r.to_day > $valid_at))))
WITH investor.id AS investor, operator.id AS operator, site.id AS site, place.id AS place,
  reverse([r IN relationships(p) | r.id]) + [runs.id, lies.id] AS edges,
  reduce(ids = [], r IN relationships(p) | r.claims + ids) + runs.claims + lies.claims AS claims
RETURN investor, operator, site, place, edges, claims
ORDER BY size(edges), reduce(key = '', e IN edges | key + toString(e) + ' '), investor, operator, site, place
LIMIT $limit
