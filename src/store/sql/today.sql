-- name: today_thanks
SELECT person_id, active, touches, meaningful, last_touch, next_day, promised, later, received,
    given, qualifiers, stage, reach, rhythm_days, added_day, rank_new, mix,
    received_day, given_day, thanks_day
FROM person_state
WHERE active = 1 AND thanks_day IS NOT NULL AND thanks_day <= ?1
    AND (later = 0 OR next_day <= ?1)
    AND (last_touch IS NULL OR last_touch <> ?1)
    AND person_id NOT IN (SELECT person_id FROM skip WHERE day = ?1)
ORDER BY thanks_day, person_id LIMIT ?2

-- name: today_promised
SELECT person_id, active, touches, meaningful, last_touch, next_day, promised, later, received,
    given, qualifiers, stage, reach, rhythm_days, added_day, rank_new, mix,
    received_day, given_day, thanks_day
FROM person_state
WHERE active = 1 AND next_day IS NOT NULL AND promised = 1 AND next_day <= ?1
    AND (last_touch IS NULL OR last_touch <> ?1)
    AND person_id NOT IN (SELECT person_id FROM skip WHERE day = ?1)
ORDER BY next_day, person_id LIMIT ?2

-- name: today_due
SELECT person_id, active, touches, meaningful, last_touch, next_day, promised, later, received,
    given, qualifiers, stage, reach, rhythm_days, added_day, rank_new, mix,
    received_day, given_day, thanks_day
FROM person_state
WHERE active = 1 AND next_day IS NOT NULL AND next_day <= ?1
    AND (last_touch IS NULL OR last_touch <> ?1)
    AND person_id NOT IN (SELECT person_id FROM skip WHERE day = ?1)
ORDER BY next_day, person_id LIMIT ?2

-- name: today_two_of_three
SELECT person_id, active, touches, meaningful, last_touch, next_day, promised, later, received,
    given, qualifiers, stage, reach, rhythm_days, added_day, rank_new, mix,
    received_day, given_day, thanks_day
FROM person_state
WHERE active = 1 AND next_day IS NULL AND qualifiers >= 2 AND reach <> 0
    AND coalesce(last_touch + coalesce(rhythm_days, ?3), added_day) <= ?1
    AND (last_touch IS NULL OR last_touch <> ?1)
    AND person_id NOT IN (SELECT person_id FROM skip WHERE day = ?1)
ORDER BY coalesce(last_touch + coalesce(rhythm_days, ?3), added_day), qualifiers DESC, person_id
LIMIT ?2

-- name: today_followed
SELECT person_id, active, touches, meaningful, last_touch, next_day, promised, later, received,
    given, qualifiers, stage, reach, rhythm_days, added_day, rank_new, mix,
    received_day, given_day, thanks_day
FROM person_state
WHERE active = 1 AND next_day IS NULL AND touches > 0 AND reach <> 0
    AND last_touch + coalesce(rhythm_days, ?3) <= ?1 AND last_touch <> ?1
    AND person_id NOT IN (SELECT person_id FROM skip WHERE day = ?1)
ORDER BY last_touch + coalesce(rhythm_days, ?3), person_id LIMIT ?2

-- name: today_new
SELECT person_id, active, touches, meaningful, last_touch, next_day, promised, later, received,
    given, qualifiers, stage, reach, rhythm_days, added_day, rank_new, mix,
    received_day, given_day, thanks_day
FROM person_state
WHERE active = 1 AND next_day IS NULL AND touches = 0 AND reach <> 0
    AND person_id NOT IN (SELECT person_id FROM skip WHERE day = ?1)
ORDER BY rank_new, mix, person_id LIMIT ?2

-- name: today_dated
SELECT s.person_id, s.active, s.touches, s.meaningful, s.last_touch, s.next_day, s.promised,
    s.later, s.received, s.given, s.qualifiers, s.stage, s.reach, s.rhythm_days, s.added_day,
    s.rank_new, s.mix, s.received_day, s.given_day, s.thanks_day
FROM fact f JOIN person_state s ON s.person_id = f.person_id
WHERE f.month IS NOT NULL AND f.month = ?1 AND f.mday = ?2
    AND (f.yearly = 1 OR f.year = ?3) AND s.active = 1
ORDER BY s.person_id

-- name: today_due_count
SELECT count(*) FROM person_state
WHERE active = 1 AND next_day IS NOT NULL AND next_day <= ?1
    AND (last_touch IS NULL OR last_touch <> ?1)

-- name: today_new_count
SELECT fresh FROM list_total

-- name: today_total
SELECT touches FROM day_total WHERE day = ?1

-- name: today_touches
SELECT t.id, t.person_id, t.day, t.at, t.method, t.word, t.share, t.meaningful, t.liked, t.asked,
    t.note, p.name, s.next_day
FROM touch t JOIN person p ON p.id = t.person_id
    LEFT JOIN person_state s ON s.person_id = t.person_id
WHERE t.day = ?1 ORDER BY t.id

-- name: day_totals
SELECT day, touches FROM day_total WHERE day BETWEEN ?1 AND ?2 ORDER BY day DESC

-- name: day_first
SELECT min(day) FROM day_total

-- name: day_sum
SELECT coalesce(sum(touches), 0) FROM day_total WHERE day BETWEEN ?1 AND ?2

-- name: day_count
SELECT count(*) FROM (SELECT 1 FROM day_total LIMIT 1)

-- name: list_fresh_since
SELECT max(coalesce((SELECT max(kept_day) FROM person WHERE kept_day IS NOT NULL), 0),
    coalesce((SELECT added_day FROM person ORDER BY id LIMIT 1), 0))
