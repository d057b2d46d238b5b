-- name: state_counts
SELECT p.id, p.let_go_day IS NULL, p.company, p.liked, p.practice_full,
    t.n, t.meaningful, t.last,
    r.day, r.promise IS NOT NULL, r.origin = 'later',
    (SELECT count(*) FROM referral WHERE person_id = p.id AND direction = 'received'),
    (SELECT count(*) FROM referral WHERE person_id = p.id AND direction = 'given'),
    (SELECT coalesce(max(kind = 'email'), 0) + 2 * coalesce(max(kind = 'phone'), 0)
        + 4 * coalesce(max(kind = 'address'), 0) 
        + 8 * coalesce(max(kind = 'social'), 0) FROM way WHERE person_id = p.id),
    p.rhythm_days, p.added_day,
    (SELECT count(*) FROM tag WHERE person_id = p.id AND kind = 'role'),
    (SELECT count(*) FROM relation WHERE person_id = p.id AND kind = 'introduced by'),
    (SELECT count(*) FROM tag WHERE person_id = p.id AND kind = 'tag'),
    p.organisation IS NOT NULL OR p.title IS NOT NULL,
    p.name_key
FROM person p
LEFT JOIN (SELECT count(*) AS n, coalesce(sum(meaningful = 1), 0) AS meaningful, max(day) AS last
    FROM touch WHERE person_id = ?1) t
LEFT JOIN (SELECT day, promise, origin FROM reach_out WHERE person_id = ?1 AND state = 'open'
    ORDER BY day, id LIMIT 1) r
WHERE p.id = ?1

-- name: state_put
INSERT INTO person_state (person_id, active, touches, meaningful, last_touch, next_day, promised,
    later, received, given, qualifiers, stage, reach, rhythm_days, added_day, rank_new, mix)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)
ON CONFLICT (person_id) DO UPDATE SET active = excluded.active, touches = excluded.touches,
    meaningful = excluded.meaningful, last_touch = excluded.last_touch,
    next_day = excluded.next_day, promised = excluded.promised, later = excluded.later,
    received = excluded.received, given = excluded.given, qualifiers = excluded.qualifiers,
    stage = excluded.stage, reach = excluded.reach, rhythm_days = excluded.rhythm_days,
    added_day = excluded.added_day, rank_new = excluded.rank_new, mix = excluded.mix

-- name: state_remove
DELETE FROM person_state WHERE person_id = ?1

-- name: state_get
SELECT person_id, active, touches, meaningful, last_touch, next_day, promised, later, received,
    given, qualifiers, stage, reach, rhythm_days, added_day, rank_new, mix
FROM person_state WHERE person_id = ?1

-- name: state_people
SELECT id FROM person ORDER BY id

-- name: state_strays
SELECT count(*) FROM person_state WHERE person_id NOT IN (SELECT id FROM person)

-- name: state_clear
DELETE FROM person_state

-- name: day_total_clear
DELETE FROM day_total

-- name: day_total_fill
INSERT INTO day_total (day, touches) SELECT day, count(*) FROM touch GROUP BY day

-- name: day_total_count
SELECT count(*) FROM touch WHERE day = ?1

-- name: day_total_put
INSERT INTO day_total (day, touches) VALUES (?1, ?2)
ON CONFLICT (day) DO UPDATE SET touches = excluded.touches

-- name: day_total_remove
DELETE FROM day_total WHERE day = ?1

-- name: day_total_wrong
SELECT (SELECT count(*) FROM (SELECT day, count(*) AS touches FROM touch GROUP BY day
        EXCEPT SELECT day, touches FROM day_total))
    + (SELECT count(*) FROM (SELECT day, touches FROM day_total
        EXCEPT SELECT day, count(*) FROM touch GROUP BY day))
