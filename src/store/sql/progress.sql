-- name: progress_begun
SELECT t.day FROM touch t
WHERE NOT EXISTS (SELECT 1 FROM journal j JOIN change c ON c.id = j.change_id
    WHERE j.tbl = 'touch' AND j.row_id = t.id AND c.kind = 'import')
ORDER BY t.day LIMIT 1

-- name: progress_first_total
SELECT day FROM day_total ORDER BY day LIMIT 1

-- name: progress_overdue
SELECT count(*) FROM person_state
WHERE active = 1 AND stage = 'following'
    AND coalesce(next_day, last_touch + coalesce(rhythm_days, ?2)) < ?1

-- name: progress_gifts
SELECT count(*), sum(meaningful = 1), sum(meaningful IS NOT NULL), sum(share = 'compassion'),
    sum(share = 'knowledge'), sum(share = 'network')
FROM touch WHERE day BETWEEN ?1 AND ?2
