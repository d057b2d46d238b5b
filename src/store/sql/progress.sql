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

-- Touches by the day they fell on, and by the stage of the person then.
-- name: progress_days
SELECT day, count(*), sum(meaningful = 1), sum(meaningful IS NOT NULL), sum(share = 'compassion'),
    sum(share = 'knowledge'), sum(share = 'network'),
    sum(first = 1 AND got = 0), sum(first = 0 AND got = 0), sum(got = 1)
FROM (SELECT t.day, t.meaningful, t.share,
        t.id = (SELECT id FROM touch f WHERE f.person_id = t.person_id ORDER BY f.day, f.id LIMIT 1) AS first,
        EXISTS (SELECT 1 FROM referral r WHERE r.person_id = t.person_id
            AND r.direction = 'received' AND r.day <= t.day) AS got
    FROM touch t WHERE t.day BETWEEN ?1 AND ?2)
GROUP BY day ORDER BY day

-- name: progress_methods
SELECT method, count(*) FROM touch WHERE day BETWEEN ?1 AND ?2 GROUP BY method
