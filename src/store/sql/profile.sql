-- name: profile_potential
SELECT f.id, f.person_id, f.does, f.sees, f.place, f.fees, f.free, f.free_day, f.needs, f.chooses,
    f.taught, f.access, f.trust, f.told_day, s.person_id, p.name, p.title, p.organisation, p.company,
    s.qualifiers, s.received, s.given, s.touches, s.received_day, s.given_day, s.last_touch,
    p.liked, p.practice_full
FROM person_state s JOIN person p ON p.id = s.person_id LEFT JOIN profile f ON f.person_id = p.id
WHERE s.active = 1 ORDER BY s.person_id

-- name: profile_roles
SELECT person_id, word FROM tag WHERE kind = 'role' ORDER BY person_id, id

-- name: profile_refers
SELECT person_id, text, told_day FROM fact WHERE kind = 'refer' ORDER BY person_id, told_day, id

-- name: profile_addresses
SELECT person_id, value FROM way WHERE kind = 'address' ORDER BY person_id, id

-- How many referrals went to and fro, each person's, and since when a year began (?1).
-- name: profile_balance
SELECT r.person_id, p.name, s.active,
    sum(CASE WHEN r.direction = 'received' THEN 1 ELSE 0 END),
    sum(CASE WHEN r.direction = 'given' THEN 1 ELSE 0 END),
    sum(CASE WHEN r.direction = 'received' AND r.day >= ?1 THEN 1 ELSE 0 END),
    sum(CASE WHEN r.direction = 'given' AND r.day >= ?1 THEN 1 ELSE 0 END),
    max(CASE WHEN r.direction = 'received' THEN r.day END),
    max(CASE WHEN r.direction = 'given' THEN r.day END)
FROM referral r JOIN person p ON p.id = r.person_id JOIN person_state s ON s.person_id = p.id
GROUP BY r.person_id, p.name, s.active
