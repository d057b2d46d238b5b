-- name: token_good
SELECT id, name, hash, made_day, revoked_day FROM token WHERE hash = ?1 AND revoked_day IS NULL
