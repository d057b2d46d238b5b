-- name: duplicates_people
SELECT id, name_key, organisation FROM person ORDER BY id

-- name: duplicates_ways
SELECT person_id, kind, match_key FROM way WHERE kind IN ('email', 'phone') ORDER BY person_id
