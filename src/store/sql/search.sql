-- The search through people and what is written about them: the one place where SQL differs
-- from engine to engine. What stands above the first name is made with the derived state
-- (derived.sql), anew when it changes; so raise this number when text_fold() or what search.c
-- takes from a row changes: 4.
--
-- A rowid is person << 32 | place << 28 | id of the row that the words stand in (search.h).
-- The words alone are kept, not the text: whoever changes a row says what stood there before.

CREATE VIRTUAL TABLE search_who USING fts5 (     -- names, work, ways, tags
    words, content = '', columnsize = 0, detail = none, tokenize = 'ascii');
CREATE VIRTUAL TABLE search_said USING fts5 (    -- profiles, notes, facts, touches, referrals
    words, content = '', columnsize = 0, detail = none, tokenize = 'ascii');

-- name: search_who_add
INSERT INTO search_who (rowid, words) VALUES (?1, ?2)

-- name: search_said_add
INSERT INTO search_said (rowid, words) VALUES (?1, ?2)

-- name: search_who_remove
INSERT INTO search_who (search_who, rowid, words) VALUES ('delete', ?1, ?2)

-- name: search_said_remove
INSERT INTO search_said (search_said, rowid, words) VALUES ('delete', ?1, ?2)

-- name: search_who_clear
INSERT INTO search_who (search_who) VALUES ('delete-all')

-- name: search_said_clear
INSERT INTO search_said (search_said) VALUES ('delete-all')

-- name: search_who_find
SELECT rowid FROM search_who WHERE search_who MATCH ?1 ORDER BY rowid

-- name: search_said_find
SELECT rowid FROM search_said WHERE search_said MATCH ?1 ORDER BY rowid
