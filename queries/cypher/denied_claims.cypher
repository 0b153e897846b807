// What is denied (of $entity, if given)? A denied claim is no relationship, so it is found among the
// claims.
MATCH (c:Claim)
WHERE c.stance = 'denied'
  AND ($entity IS NULL OR c.subject = $entity OR c.object = $entity)
RETURN c.id AS claim, c.subject AS subject, c.relation AS relation, c.object AS object
ORDER BY subject, relation, object, claim
LIMIT $limit
