// Which money from $country stands behind a company based in the places asked for that runs a site of
// which no source says where it lies?
MATCH (place:Place)<-[based:BASED_IN]-(operator:Organization)-[runs:OPERATES|BUILDS|OWNS]->(site:DataCentre)
WHERE (place.id IN $places OR place.country IN $codes OR place.iso IN $codes)
  AND ($valid_at IS NULL OR ((based.from_day IS NULL OR based.from_day <= $valid_at) AND (based.to_day IS NULL OR based.to_day > $valid_at)))
  AND ($valid_at IS NULL OR ((runs.from_day IS NULL OR runs.from_day <= $valid_at) AND (runs.to_day IS NULL OR runs.to_day > $valid_at)))
  AND NOT EXISTS { MATCH (site)-[lies:LOCATED_IN]->(:Place) WHERE ($valid_at IS NULL OR ((lies.from_day IS NULL OR lies.from_day <= $valid_at) AND (lies.to_day IS NULL OR lies.to_day > $valid_at))) }
MATCH p = (operator)<-[:FINANCES|OWNS|CONTROLS*1..4]-(investor:Organization|Person)
WHERE (investor.country = $country OR EXISTS {
    MATCH (investor)-[h:BASED_IN|INCORPORATED_IN]->(home:Place)
    WHERE coalesce(home.country, home.iso) = $country AND ($valid_at IS NULL OR ((h.from_day IS NULL OR h.from_day <= $valid_at) AND (h.to_day IS NULL OR h.to_day > $valid_at)))
  })
  AND all(n IN nodes(p) WHERE single(m IN nodes(p) WHERE m.id = n.id))
  AND all(r IN relationships(p) WHERE ($valid_at IS NULL OR ((r.from_day IS NULL OR r.from_day <= $valid_at) AND (r.to_day IS NULL OR r.to_day > $valid_at))))
WITH investor.id AS investor, operator.id AS operator, site.id AS site, place.id AS place,
  reverse([r IN relationships(p) | r.id]) + [based.id] AS edges, runs.id AS runs,
  reduce(ids = [], r IN relationships(p) | r.claims + ids) + based.claims + runs.claims AS claims
RETURN investor, operator, site, place, edges, runs, claims
ORDER BY size(edges), reduce(key = '', e IN edges | key + toString(e) + ' '), site, runs
LIMIT $limit
