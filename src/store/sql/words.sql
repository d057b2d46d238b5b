-- name: words_in_use
SELECT min(word), word_key, count(*) FROM tag WHERE kind = ?1 GROUP BY word_key ORDER BY word_key

-- name: words_tags
SELECT id, person_id, kind, word, word_key FROM tag WHERE word_key = ?2 AND kind = ?1 ORDER BY id

-- name: words_has
SELECT count(*) FROM tag WHERE person_id = ?1 AND kind = ?2 AND word_key = ?3
