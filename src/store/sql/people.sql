-- name: people_names
SELECT id, name_key, other_key, let_go_day IS NULL, name, organisation FROM person

-- name: people_by_way
SELECT person_id FROM way WHERE match_key = ?1 AND kind = ?2 ORDER BY id LIMIT 16

-- name: people_by_name_key
SELECT id FROM person WHERE name_key = ?1 ORDER BY id LIMIT 16

-- name: people_by_word
SELECT person_id FROM tag WHERE word_key = ?1 AND kind = ?2

-- name: people_of_import
SELECT person_id FROM import_person WHERE import_id = ?1

-- name: people_introduced
SELECT r.id, r.person_id, r.kind, r.other_id, r.other_name, p.name
FROM relation r JOIN person p ON p.id = r.person_id WHERE r.other_id = ?1 ORDER BY r.id

-- name: people_recent_touches
SELECT id, person_id, day, at, method, word, share, meaningful, liked, asked, note
FROM touch WHERE person_id = ?1 ORDER BY day DESC, id DESC LIMIT ?2

-- name: people_open_reach_outs
SELECT id, person_id, day, state, origin, promise, made_day, touch_id
FROM reach_out WHERE person_id = ?1 AND state = 'open' ORDER BY day, id

-- name: people_cards_open
SELECT id, person_id, asked_day, why, done_day, touch_id
FROM card WHERE done_day IS NULL ORDER BY asked_day, id

-- name: people_active
SELECT active FROM list_total

-- name: people_unreachable
SELECT unreachable FROM list_total

-- name: people_stages
SELECT stage, count(*) FROM person_state GROUP BY stage

-- name: people_unresolved_relations
SELECT id, person_id, kind, other_id, other_name FROM relation WHERE other_id IS NULL ORDER BY id

-- name: people_to_walk
SELECT s.person_id FROM person_state s JOIN person p ON p.id = s.person_id
WHERE s.active = 1 AND (p.kept_day IS NULL OR p.kept_day <= ?1) AND (?2 = 0 OR s.touches = 0)
ORDER BY s.rank_new, p.name_key, p.id

-- name: reach_out_loads
SELECT day, count(*) FROM reach_out WHERE state = 'open' AND day >= ?1 GROUP BY day ORDER BY day
LIMIT ?2

-- name: people_by_uid
SELECT id FROM person WHERE uid = ?1

-- name: touch_same
SELECT count(*) FROM touch WHERE person_id = ?1 AND day = ?2 AND (note = ?3 OR (note IS NULL AND ?3 IS NULL))

-- name: import_last
SELECT max(id) FROM import
