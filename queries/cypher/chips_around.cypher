// Which chips do $starts make, design, buy, host or train on, or meet at a site or operator that they
// run or use? Without $starts: every chip that someone makes, designs, buys or hosts.
CALL {
  MATCH (chip:Chip)
  WHERE $starts IS NULL
    AND EXISTS { MATCH (chip)<-[r:FABRICATES|DESIGNS|BUYS|HOSTS]-(:Entity) WHERE ($valid_at IS NULL OR ((r.from_day IS NULL OR r.from_day <= $valid_at) AND (r.to_day IS NULL OR r.to_day > $valid_at))) }
  RETURN chip.id AS chip
  UNION
  MATCH (chip:Chip)
  WHERE chip.id IN $starts
  RETURN chip.id AS chip
  UNION
  MATCH (start:Entity)-[r:FABRICATES|DESIGNS|BUYS|HOSTS|TRAINS_ON]->(chip:Chip)
  WHERE start.id IN $starts
    AND ($valid_at IS NULL OR ((r.from_day IS NULL OR r.from_day <= $valid_at) AND (r.to_day IS NULL OR r.to_day > $valid_at)))
  RETURN DISTINCT chip.id AS chip
  UNION
  MATCH p = (start:Entity)-[:OPERATES|BUILDS|OWNS|CUSTOMER_OF|ACCESSES|TRAINS_IN*1..2]->(:Organization|DataCentre)-[:BUYS|HOSTS]->(chip:Chip)
  WHERE start.id IN $starts
    AND all(r IN relationships(p) WHERE ($valid_at IS NULL OR ((r.from_day IS NULL OR r.from_day <= $valid_at) AND (r.to_day IS NULL OR r.to_day > $valid_at))))
  RETURN DISTINCT chip.id AS chip
  UNION
  MATCH (site:DataCentre)<-[runs:OPERATES|BUILDS|OWNS]-(:Organization)-[buys:BUYS]->(chip:Chip)
  WHERE site.id IN $starts
    AND ($valid_at IS NULL OR ((runs.from_day IS NULL OR runs.from_day <= $valid_at) AND (runs.to_day IS NULL OR runs.to_day > $valid_at)))
    AND ($valid_at IS NULL OR ((buys.from_day IS NULL OR buys.from_day <= $valid_at) AND (buys.to_day IS NULL OR buys.to_day > $valid_at)))
  RETURN DISTINCT chip.id AS chip
}
RETURN chip
ORDER BY chip
LIMIT $limit
