-- For `tend doctor`: the engine's own checks.

-- name: check_integrity
PRAGMA integrity_check(20)

-- name: check_references
PRAGMA foreign_key_check

-- name: check_journal
SELECT tbl, row_id, before, after FROM journal ORDER BY id

-- name: check_people
SELECT count(*) FROM person

-- name: check_touches
SELECT count(*) FROM touch
