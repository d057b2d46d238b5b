-- What the pages keep: cards to write, saved views, pairs who are not the same, words of
-- one's own, and keys for scripts.

CREATE TABLE card (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    asked_day INTEGER NOT NULL,
    why TEXT,
    done_day INTEGER,                   -- written and sent; NULL while it is to be written
    touch_id INTEGER REFERENCES touch (id)
) STRICT;
CREATE INDEX card_by_person ON card (person_id);
CREATE INDEX card_open ON card (asked_day) WHERE done_day IS NULL;

CREATE TABLE saved_view (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL UNIQUE,      -- text_fold(name)
    query TEXT NOT NULL                 -- as in the address of the page: 'stage=adding&sort=last'
) STRICT;

-- The user has said that these two are not the same person.
CREATE TABLE apart (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    other_id INTEGER NOT NULL REFERENCES person (id),
    CHECK (person_id < other_id),
    UNIQUE (person_id, other_id)
) STRICT;
CREATE INDEX apart_by_other ON apart (other_id);

CREATE TABLE own_word (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('method', 'role', 'tag', 'menu')),
    word TEXT NOT NULL,
    word_key TEXT NOT NULL,
    method TEXT,                        -- the method that a word for one stands for
    share TEXT CHECK (share IN ('compassion', 'knowledge', 'network')), -- what an entry of the menu gives
    hidden INTEGER NOT NULL DEFAULT 0,  -- a standard entry of the menu that is not wanted
    UNIQUE (kind, word_key)
) STRICT;

CREATE TABLE token (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE,          -- of the secret, which is kept nowhere
    made_day INTEGER NOT NULL,
    revoked_day INTEGER
) STRICT;
