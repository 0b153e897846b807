// Which money from $country goes straight into a site in the places asked for?
MATCH (investor:Organization|Person)-[pays:FINANCES|OWNS|BUILDS]->(site:DataCentre)-[lies:LOCATED_IN]->(place:Place)
WHERE (place.id IN $places OR place.country IN $codes OR place.iso IN $codes)
  AND ($valid_at IS NULL OR ((pays.from_day IS NULL OR pays.from_day <= $valid_at) AND (pays.to_day IS NULL OR pays.to_day > $valid_at)))
  AND ($valid_at IS NULL OR ((lies.from_day IS NULL OR lies.from_day <= $valid_at) AND (lies.to_day IS NULL OR lies.to_day > $valid_at)))
  AND (investor.country = $country OR EXISTS {
    MATCH (investor)-[h:BASED_IN|INCORPORATED_IN]->(home:Place)
    WHERE coalesce(home.country, home.iso) = $country AND ($valid_at IS NULL OR ((h.from_day IS NULL OR h.from_day <= $valid_at) AND (h.to_day IS NULL OR h.to_day > $valid_at)))
  })
WITH investor.id AS investor, site.id AS site, place.id AS place,
  [pays.id, lies.id] AS edges, pays.claims + lies.claims AS claims
RETURN investor, site, place, edges, claims
ORDER BY size(edges), reduce(key = '', e IN edges | key + toString(e) + ' '), investor, site, place
LIMIT $limit
