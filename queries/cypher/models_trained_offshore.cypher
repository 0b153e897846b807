// Which developers from $country, or affiliated with companies from there, train models outside it (in
// the places asked for, if any)?
CALL {
  MATCH (developer:Organization)-[t:TRAINS_IN]->(place:Place)
  WHERE coalesce(place.country, place.iso) <> $country
    AND (($places IS NULL AND $codes IS NULL) OR place.id IN $places OR place.country IN $codes OR place.iso IN $codes)
    AND ($valid_at IS NULL OR ((t.from_day IS NULL OR t.from_day <= $valid_at) AND (t.to_day IS NULL OR t.to_day > $valid_at)))
    AND (developer.country = $country OR EXISTS {
      MATCH (developer)-[h:BASED_IN|INCORPORATED_IN]->(home:Place)
      WHERE coalesce(home.country, home.iso) = $country AND ($valid_at IS NULL OR ((h.from_day IS NULL OR h.from_day <= $valid_at) AND (h.to_day IS NULL OR h.to_day > $valid_at)))
    } OR EXISTS {
      MATCH (developer)-[f:AFFILIATED_WITH]-(friend:Organization)
      WHERE friend.country = $country AND ($valid_at IS NULL OR ((f.from_day IS NULL OR f.from_day <= $valid_at) AND (f.to_day IS NULL OR f.to_day > $valid_at)))
    })
  RETURN developer.id AS developer, place.id AS place, [t.id] AS edges,
    t.claims AS claims
  UNION
  MATCH (developer:Organization)-[t:TRAINS_IN]->(site:DataCentre)-[lies:LOCATED_IN]->(place:Place)
  WHERE coalesce(place.country, place.iso) <> $country
    AND (($places IS NULL AND $codes IS NULL) OR place.id IN $places OR place.country IN $codes OR place.iso IN $codes)
    AND ($valid_at IS NULL OR ((t.from_day IS NULL OR t.from_day <= $valid_at) AND (t.to_day IS NULL OR t.to_day > $valid_at)))
    AND ($valid_at IS NULL OR ((lies.from_day IS NULL OR lies.from_day <= $valid_at) AND (lies.to_day IS NULL OR lies.to_day > $valid_at)))
    AND (developer.country = $country OR EXISTS {
      MATCH (developer)-[h:BASED_IN|INCORPORATED_IN]->(home:Place)
      WHERE coalesce(home.country, home.iso) = $country AND ($valid_at IS NULL OR ((h.from_day IS NULL OR h.from_day <= $valid_at) AND (h.to_day IS NULL OR h.to_day > $valid_at)))
    } OR EXISTS {
      MATCH (developer)-[f:AFFILIATED_WITH]-(friend:Organization)
      WHERE friend.country = $country AND ($valid_at IS NULL OR ((f.from_day IS NULL OR f.from_day <= $valid_at) AND (f.to_day IS NULL OR f.to_day > $valid_at)))
    })
  RETURN developer.id AS developer, place.id AS place, [t.id, lies.id] AS edges,
    t.claims + lies.claims AS claims
  UNION
  MATCH (developer:Organization)-[d:DEVELOPS]->(:AIModel)-[t:TRAINS_IN]->(place:Place)
  WHERE coalesce(place.country, place.iso) <> $country
    AND (($places IS NULL AND $codes IS NULL) OR place.id IN $places OR place.country IN $codes OR place.iso IN $codes)
    AND ($valid_at IS NULL OR ((d.from_day IS NULL OR d.from_day <= $valid_at) AND (d.to_day IS NULL OR d.to_day > $valid_at)))
    AND ($valid_at IS NULL OR ((t.from_day IS NULL OR t.from_day <= $valid_at) AND (t.to_day IS NULL OR t.to_day > $valid_at)))
    AND (developer.country = $country OR EXISTS {
      MATCH (developer)-[h:BASED_IN|INCORPORATED_IN]->(home:Place)
      WHERE coalesce(home.country, home.iso) = $country AND ($valid_at IS NULL OR ((h.from_day IS NULL OR h.from_day <= $valid_at) AND (h.to_day IS NULL OR h.to_day > $valid_at)))
    } OR EXISTS {
      MATCH (developer)-[f:AFFILIATED_WITH]-(friend:Organization)
      WHERE friend.country = $country AND ($valid_at IS NULL OR ((f.from_day IS NULL OR f.from_day <= $valid_at) AND (f.to_day IS NULL OR f.to_day > $valid_at)))
    })
  RETURN developer.id AS developer, place.id AS place, [d.id, t.id] AS edges,
    d.claims + t.claims AS claims
  UNION
  MATCH (developer:Organization)-[d:DEVELOPS]->(:AIModel)-[t:TRAINS_IN]->(site:DataCentre)-[lies:LOCATED_IN]->(place:Place)
  WHERE coalesce(place.country, place.iso) <> $country
    AND (($places IS NULL AND $codes IS NULL) OR place.id IN $places OR place.country IN $codes OR place.iso IN $codes)
    AND ($valid_at IS NULL OR ((d.from_day IS NULL OR d.from_day <= $valid_at) AND (d.to_day IS NULL OR d.to_day > $valid_at)))
    AND ($valid_at IS NULL OR ((t.from_day IS NULL OR t.from_day <= $valid_at) AND (t.to_day IS NULL OR t.to_day > $valid_at)))
    AND ($valid_at IS NULL OR ((lies.from_day IS NULL OR lies.from_day <= $valid_at) AND (lies.to_day IS NULL OR lies.to_day > $valid_at)))
    AND (developer.country = $country OR EXISTS {
      MATCH (developer)-[h:BASED_IN|INCORPORATED_IN]->(home:Place)
      WHERE coalesce(home.country, home.iso) = $country AND ($valid_at IS NULL OR ((h.from_day IS NULL OR h.from_day <= $valid_at) AND (h.to_day IS NULL OR h.to_day > $valid_at)))
    } OR EXISTS {
      MATCH (developer)-[f:AFFILIATED_WITH]-(friend:Organization)
      WHERE friend.country = $country AND ($valid_at IS NULL OR ((f.from_day IS NULL OR f.from_day <= $valid_at) AND (f.to_day IS NULL OR f.to_day > $valid_at)))
    })
  RETURN developer.id AS developer, place.id AS place, [d.id, t.id, lies.id] AS edges,
    d.claims + t.claims + lies.claims AS claims
}
RETURN developer, place, edges, claims
ORDER BY size(edges), reduce(key = '', e IN edges | key + toString(e) + ' '), developer, place
LIMIT $limit
