-- What R1 counts of each referral in a span, person by person.
-- name: sources_entries
SELECT person_id, day, place, how, why, seen_day IS NOT NULL, ended_day IS NOT NULL
FROM referral WHERE direction = ?1 AND day BETWEEN ?2 AND ?3 ORDER BY person_id

-- name: sources_roles
SELECT person_id, word FROM tag WHERE kind = 'role' ORDER BY person_id, id

-- name: sources_days
SELECT r.person_id, r.day, p.let_go_day IS NULL FROM referral r JOIN person p ON p.id = r.person_id
WHERE r.direction = ?1 AND r.day <= ?2 ORDER BY r.person_id, r.day

-- name: sources_days_of
SELECT day FROM referral WHERE direction = ?1 AND person_id = ?2 AND day <= ?3 ORDER BY day

-- name: sources_promises
SELECT r.state, r.day, t.day FROM reach_out r LEFT JOIN touch t ON t.id = r.touch_id
WHERE r.promise IS NOT NULL AND r.day >= ?1
