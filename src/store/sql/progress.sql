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

-- name: progress_stays
SELECT added_day, let_go_day, count(*) FROM person GROUP BY added_day, let_go_day

-- Touches by the day they fell on: the last two columns are those that were the first with somebody
-- who had not referred yet, and those with somebody who had.
-- name: progress_days
WITH referred AS MATERIALIZED (SELECT person_id, min(day) AS day FROM referral
    WHERE direction = 'received' GROUP BY person_id)
SELECT t.day, count(*), sum(t.meaningful = 1), sum(t.meaningful IS NOT NULL),
    sum(t.share = 'compassion'), sum(t.share = 'knowledge'), sum(t.share = 'network'),
    sum(r.day IS NULL AND t.id = (SELECT id FROM touch f WHERE f.person_id = t.person_id
        ORDER BY f.day, f.id LIMIT 1)),
    count(r.day)
FROM touch t LEFT JOIN referred r ON r.person_id = t.person_id AND r.day <= t.day
WHERE t.day BETWEEN ?1 AND ?2 GROUP BY t.day ORDER BY t.day

-- name: progress_methods
SELECT method, count(*) FROM touch WHERE day BETWEEN ?1 AND ?2 GROUP BY method
