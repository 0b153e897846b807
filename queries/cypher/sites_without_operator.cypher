// Which sites in the places asked for have no operator that a source names?
MATCH (site:DataCentre)-[lies:LOCATED_IN]->(place:Place)
WHERE (place.id IN $places OR place.country IN $codes OR place.iso IN $codes)
  AND ($valid_at IS NULL OR ((lies.from_day IS NULL OR lies.from_day <= $valid_at) AND (lies.to_day IS NULL OR lies.to_day > $valid_at)))
  AND NOT EXISTS { MATCH (:Organization)-[o:OPERATES]->(site) WHERE ($valid_at IS NULL OR ((o.from_day IS NULL OR o.from_day <= $valid_at) AND (o.to_day IS NULL OR o.to_day > $valid_at))) }
WITH site.id AS site, place.id AS place, [lies.id] AS edges, lies.claims AS claims
RETURN site, place, edges, claims
ORDER BY size(edges), reduce(key = '', e IN edges | key + toString(e) + ' '), site, place
LIMIT $limit
