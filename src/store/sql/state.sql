-- name: state_counts
SELECT p.id, p.let_go_day IS NULL, p.company, p.liked, p.practice_full,
    (SELECT count(*) FROM touch WHERE person_id = p.id),
    (SELECT count(*) FROM touch WHERE person_id = p.id AND meaningful = 1),
    (SELECT max(day) FROM touch WHERE person_id = p.id),
    (SELECT min(day) FROM reach_out WHERE person_id = p.id AND state = 'open'),
    (SELECT promise IS NOT NULL FROM reach_out WHERE person_id = p.id AND state = 'open'
        ORDER BY day, id LIMIT 1),
    (SELECT origin = 'later' FROM reach_out WHERE person_id = p.id AND state = 'open'
        ORDER BY day, id LIMIT 1),
    (SELECT count(*) FROM referral WHERE person_id = p.id AND direction = 'received'),
    (SELECT count(*) FROM referral WHERE person_id = p.id AND direction = 'given'),
    (SELECT coalesce(max(kind = 'email'), 0) + 2 * coalesce(max(kind = 'phone'), 0)
        + 4 * coalesce(max(kind = 'address'), 0) + 8 * coalesce(max(kind = 'social'), 0)
        FROM way WHERE person_id = p.id),
    p.rhythm_days, p.added_day,
    (SELECT count(*) FROM tag WHERE person_id = p.id AND kind = 'role'),
    (SELECT count(*) FROM relation WHERE person_id = p.id AND kind = 'introduced by'),
    (SELECT count(*) FROM tag WHERE person_id = p.id AND kind = 'tag'),
    p.organisation IS NOT NULL OR p.title IS NOT NULL,
    p.name_key,
    (SELECT max(day) FROM referral WHERE person_id = p.id AND direction = 'received'),
    (SELECT max(day) FROM referral WHERE person_id = p.id AND direction = 'given'),
    (SELECT min(day) FROM referral WHERE person_id = p.id AND thanks = 'owed')
FROM person p WHERE p.id = ?1

-- name: state_put
INSERT INTO person_state (person_id, active, touches, meaningful, last_touch, next_day, promised,
    later, received, given, qualifiers, stage, reach, rhythm_days, added_day, rank_new, mix, name_key,
    received_day, given_day, thanks_day)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19,
    ?20, ?21)
ON CONFLICT (person_id) DO UPDATE SET active = excluded.active, touches = excluded.touches,
    meaningful = excluded.meaningful, last_touch = excluded.last_touch,
    next_day = excluded.next_day, promised = excluded.promised, later = excluded.later,
    received = excluded.received, given = excluded.given, qualifiers = excluded.qualifiers,
    stage = excluded.stage, reach = excluded.reach, rhythm_days = excluded.rhythm_days,
    added_day = excluded.added_day, rank_new = excluded.rank_new, mix = excluded.mix,
    received_day = excluded.received_day, given_day = excluded.given_day,
    thanks_day = excluded.thanks_day

-- Apart, so that the index by name is left alone by all that is no new name.
-- name: state_rename
UPDATE person_state SET name_key = ?2 WHERE person_id = ?1 AND name_key <> ?2

-- name: state_remove
DELETE FROM person_state WHERE person_id = ?1

-- name: state_get
SELECT person_id, active, touches, meaningful, last_touch, next_day, promised, later, received,
    given, qualifiers, stage, reach, rhythm_days, added_day, rank_new, mix,
    received_day, given_day, thanks_day
FROM person_state WHERE person_id = ?1

-- name: state_people
SELECT id FROM person ORDER BY id

-- name: state_strays
SELECT count(*) FROM person_state WHERE person_id NOT IN (SELECT id FROM person)

-- name: state_misnamed
SELECT count(*) FROM person_state s JOIN person p ON p.id = s.person_id
WHERE s.name_key <> p.name_key

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

-- name: list_total_add
UPDATE list_total SET active = active + ?1, fresh = fresh + ?2, unreachable = unreachable + ?3
WHERE id = 1

-- name: list_total_start
INSERT INTO list_total (id, active, fresh, unreachable) VALUES (1, 0, 0, 0)

-- name: list_total_clear
DELETE FROM list_total

-- name: list_total_wrong
SELECT count(*) FROM (
    SELECT (SELECT count(*) FROM person_state WHERE active = 1) AS active,
        (SELECT count(*) FROM person_state WHERE active = 1 AND next_day IS NULL AND touches = 0
            AND reach <> 0) AS fresh,
        (SELECT count(*) FROM person_state WHERE active = 1 AND reach = 0) AS unreachable) t
WHERE NOT EXISTS (SELECT 1 FROM list_total l WHERE l.active = t.active AND l.fresh = t.fresh
    AND l.unreachable = t.unreachable)
