-- name: change_add
INSERT INTO change (at, day, who, kind, what, undoes) VALUES (?1, ?2, ?3, ?4, ?5, ?6)

-- name: change_describe
UPDATE change SET what = ?2 WHERE id = ?1

-- name: change_rows_count
SELECT count(*) FROM journal WHERE change_id = ?1

-- name: change_remove
DELETE FROM change WHERE id = ?1 AND undoes IS NULL

-- name: journal_clear
DELETE FROM journal WHERE change_id <> ?1

-- name: change_clear
DELETE FROM change WHERE id <> ?1

-- name: change_undone
UPDATE change SET undone_by = ?2 WHERE id = ?1

-- name: change_undoes
UPDATE change SET undoes = ?2 WHERE id = ?1

-- name: change_list
SELECT c.id, c.at, c.day, c.who, c.kind, c.what, c.undoes, c.undone_by,
    (SELECT count(*) FROM journal j WHERE j.change_id = c.id)
FROM change c WHERE c.id < ?2 ORDER BY c.id DESC LIMIT ?1

-- name: change_list_of
SELECT c.id, c.at, c.day, c.who, c.kind, c.what, c.undoes, c.undone_by,
    (SELECT count(*) FROM journal j WHERE j.change_id = c.id)
FROM change c WHERE c.id < ?2 AND EXISTS (SELECT 1 FROM journal j WHERE j.change_id = c.id
    AND (j.tbl = 'person' AND j.row_id = ?3
        OR coalesce(j.after, j.before) LIKE '%"person_id":' || ?3 || ',%'
        OR j.tbl = 'relation' AND coalesce(j.after, j.before) LIKE '%"other_id":' || ?3 || ',%'))
ORDER BY c.id DESC LIMIT ?1

-- name: change_get
SELECT c.id, c.at, c.day, c.who, c.kind, c.what, c.undoes, c.undone_by,
    (SELECT count(*) FROM journal j WHERE j.change_id = c.id)
FROM change c WHERE c.id = ?1

-- Tokens for scripts are not in this: what was revoked must not open the practice again.
-- name: change_to_undo
SELECT c.id, c.at, c.day, c.who, c.kind, c.what, c.undoes, c.undone_by,
    (SELECT count(*) FROM journal j WHERE j.change_id = c.id)
FROM change c WHERE c.kind NOT IN ('undo', 'redo', 'demo', 'token') AND c.undone_by IS NULL
ORDER BY c.id DESC LIMIT 1

-- name: change_to_redo
SELECT c.id, c.at, c.day, c.who, c.kind, c.what, c.undoes, c.undone_by,
    (SELECT count(*) FROM journal j WHERE j.change_id = c.id)
FROM change c WHERE c.kind = 'undo' AND c.undone_by IS NULL
    AND NOT EXISTS (SELECT 1 FROM change n WHERE n.id > c.id AND n.kind NOT IN ('undo', 'redo', 'token'))
ORDER BY c.id DESC LIMIT 1

-- name: change_newest
SELECT c.id, c.at, c.day, c.who, c.kind, c.what, c.undoes, c.undone_by,
    (SELECT count(*) FROM journal j WHERE j.change_id = c.id)
FROM change c WHERE c.kind = ?1 AND c.undone_by IS NULL AND c.id <> ?2 ORDER BY c.id DESC LIMIT 1

-- name: journal_add
INSERT INTO journal (change_id, tbl, row_id, before, after) VALUES (?1, ?2, ?3, ?4, ?5)

-- name: journal_of_change
SELECT tbl, row_id, before, after FROM journal WHERE change_id = ?1 ORDER BY id DESC

-- name: journal_born
SELECT change_id FROM journal WHERE tbl = ?1 AND row_id = ?2 AND before IS NULL
ORDER BY id DESC LIMIT 1

-- What later changes did and what of it still stands: a change that was taken back out of turn
-- may have left something of a person whom another one concerned.
-- name: journal_since
SELECT j.tbl, j.row_id, j.before, j.after FROM journal j JOIN change c ON c.id = j.change_id
WHERE j.change_id > ?1 AND c.kind NOT IN ('undo', 'redo') AND j.change_id <> ?2
    AND (c.undone_by IS NULL OR NOT EXISTS (SELECT 1 FROM journal u
        WHERE u.tbl = j.tbl AND u.row_id = j.row_id AND +u.change_id = c.undone_by))

-- The change that brought an import, unless it was taken back.
-- name: import_change
SELECT j.change_id FROM journal j JOIN change c ON c.id = j.change_id
WHERE j.tbl = 'import' AND j.row_id = ?1 AND j.before IS NULL AND c.kind = 'import'
    AND c.undone_by IS NULL
ORDER BY j.id LIMIT 1
