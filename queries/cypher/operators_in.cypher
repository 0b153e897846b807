// Who operates sites in the places asked for?
MATCH (operator:Organization)-[runs:OPERATES]->(site:DataCentre)-[lies:LOCATED_IN]->(place:Place)
WHERE (place.id IN $places OR place.country IN $codes OR place.iso IN $codes)
  AND ($valid_at IS NULL OR ((runs.from_day IS NULL OR runs.from_day <= $valid_at) AND (runs.to_day IS NULL OR runs.to_day > $valid_at)))
  AND ($valid_at IS NULL OR ((lies.from_day IS NULL OR lies.from_day <= $valid_at) AND (lies.to_day IS NULL OR lies.to_day > $valid_at)))
WITH operator.id AS operator, site.id AS site, place.id AS place,
  [runs.id, lies.id] AS edges, runs.claims + lies.claims AS claims
RETURN operator, site, place, edges, claims
ORDER BY size(edges), reduce(key = '', e IN edges | key + toString(e) + ' '), operator, site, place
LIMIT $limit
