// Who bought each of $chips and runs which sites, and which sites host it and are run by whom?
CALL {
  MATCH (buyer:Organization|Person)-[buys:BUYS]->(chip:Chip)
  WHERE chip.id IN $chips
    AND ($valid_at IS NULL OR ((buys.from_day IS NULL OR buys.from_day <= $valid_at) AND (buys.to_day IS NULL OR buys.to_day > $valid_at)))
  OPTIONAL MATCH (buyer)-[runs:OPERATES|BUILDS|OWNS]->(site:DataCentre)
  WHERE ($valid_at IS NULL OR ((runs.from_day IS NULL OR runs.from_day <= $valid_at) AND (runs.to_day IS NULL OR runs.to_day > $valid_at)))
  RETURN chip.id AS chip, buyer.id AS buyer, site.id AS site,
    buys.id AS buys, runs.id AS runs, null AS hosts
  UNION
  MATCH (site:DataCentre)-[hosts:HOSTS]->(chip:Chip)
  WHERE chip.id IN $chips
    AND ($valid_at IS NULL OR ((hosts.from_day IS NULL OR hosts.from_day <= $valid_at) AND (hosts.to_day IS NULL OR hosts.to_day > $valid_at)))
  OPTIONAL MATCH (runner:Organization)-[runs:OPERATES]->(site)
  WHERE ($valid_at IS NULL OR ((runs.from_day IS NULL OR runs.from_day <= $valid_at) AND (runs.to_day IS NULL OR runs.to_day > $valid_at)))
  RETURN chip.id AS chip, runner.id AS buyer, site.id AS site,
    null AS buys, runs.id AS runs, hosts.id AS hosts
}
RETURN chip, buyer, site, buys, runs, hosts
ORDER BY chip, coalesce(buyer, ''), coalesce(site, ''), coalesce(buys, ''), coalesce(runs, ''), coalesce(hosts, '')
LIMIT $limit
