-- The facts. Days are integers since 1970-01-01, moments are integer seconds since then (UTC).
-- Every fact table has an integer id, so that the journal can name any row.

CREATE TABLE person (
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- people type it (#12): it never comes to mean somebody else
    uid TEXT UNIQUE,                    -- the identifier of the file they came from
    name TEXT NOT NULL,
    prefix TEXT, given TEXT, additional TEXT, family TEXT, suffix TEXT, nickname TEXT,
    organisation TEXT, department TEXT, title TEXT,
    note TEXT,
    name_key TEXT NOT NULL,             -- text_fold(name)
    other_key TEXT NOT NULL,            -- what else the person is found by, folded
    company INTEGER NOT NULL DEFAULT 0,
    liked INTEGER,                      -- METHOD N3, P7: 1, 0, or not said
    practice_full INTEGER,              -- METHOD N3: 1, 0, or not known
    rhythm_days INTEGER,                -- their own; else the plan's
    added_day INTEGER NOT NULL,
    kept_day INTEGER,                   -- METHOD P1: last kept when walking the list
    let_go_day INTEGER,
    let_go_why TEXT,
    import_id INTEGER                   -- the import that added them
) STRICT;
CREATE INDEX person_by_name ON person (name_key);
CREATE INDEX person_kept ON person (kept_day) WHERE kept_day IS NOT NULL;

CREATE TABLE way (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL CHECK (kind IN ('email', 'phone', 'address', 'url', 'social')),
    label TEXT,
    value TEXT NOT NULL,
    match_key TEXT NOT NULL             -- equal for two spellings of one way
) STRICT;
CREATE INDEX way_by_person ON way (person_id);
CREATE INDEX way_by_key ON way (match_key, kind);

CREATE TABLE fact (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL CHECK (kind IN
        ('note', 'birthday', 'anniversary', 'event', 'news', 'help', 'works', 'refer')),
    text TEXT NOT NULL,
    year INTEGER, month INTEGER, mday INTEGER,  -- of the event; the year may be unknown
    yearly INTEGER NOT NULL DEFAULT 0,
    told_day INTEGER NOT NULL
) STRICT;
CREATE INDEX fact_by_person ON fact (person_id);
CREATE INDEX fact_by_date ON fact (month, mday) WHERE month IS NOT NULL;

CREATE TABLE tag (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL CHECK (kind IN ('tag', 'role')),
    word TEXT NOT NULL,
    word_key TEXT NOT NULL,
    UNIQUE (person_id, kind, word_key)
) STRICT;
CREATE INDEX tag_by_key ON tag (word_key);

CREATE TABLE relation (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL,                 -- 'introduced by', 'spouse', ...
    other_id INTEGER REFERENCES person (id),
    other_name TEXT NOT NULL            -- as written; other_id when it is somebody here
) STRICT;
CREATE INDEX relation_by_person ON relation (person_id);
CREATE INDEX relation_by_other ON relation (other_id) WHERE other_id IS NOT NULL;

CREATE TABLE touch (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    day INTEGER NOT NULL,
    at INTEGER NOT NULL,                -- when it was written down
    method TEXT,                        -- NULL when an imported touch does not say
    word TEXT,                          -- as typed: 'coffee'
    share TEXT CHECK (share IN ('compassion', 'knowledge', 'network')),
    meaningful INTEGER,                 -- METHOD T2: the user's own judgement, or not said
    liked INTEGER,
    asked INTEGER NOT NULL DEFAULT 0,   -- METHOD P6, R4
    note TEXT
) STRICT;
CREATE INDEX touch_by_person ON touch (person_id, day);
CREATE INDEX touch_by_day ON touch (day);

CREATE TABLE reach_out (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    day INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'done', 'moved', 'dropped')),
    origin TEXT NOT NULL CHECK (origin IN ('chosen', 'rhythm', 'later')),
    promise TEXT,                       -- what was promised for that day
    made_day INTEGER NOT NULL,
    touch_id INTEGER REFERENCES touch (id)
) STRICT;
CREATE INDEX reach_out_by_person ON reach_out (person_id, state, day);
CREATE INDEX reach_out_open ON reach_out (day) WHERE state = 'open';

CREATE TABLE skip (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    day INTEGER NOT NULL,
    UNIQUE (day, person_id)
) STRICT;

-- The ledger, as far as METHOD N1 and N3 need it.
CREATE TABLE referral (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    direction TEXT NOT NULL CHECK (direction IN ('received', 'given')),
    day INTEGER NOT NULL,
    code TEXT NOT NULL UNIQUE,          -- METHOD R8: never a name
    about TEXT
) STRICT;
CREATE INDEX referral_by_person ON referral (person_id);

-- The plan. A number holds from from_day on, so that the past keeps the plan it was lived by.
CREATE TABLE setting (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    from_day INTEGER NOT NULL,
    value TEXT NOT NULL,
    UNIQUE (name, from_day)
) STRICT;

CREATE TABLE pause (
    id INTEGER PRIMARY KEY,
    from_day INTEGER NOT NULL,
    to_day INTEGER NOT NULL,
    label TEXT NOT NULL,
    CHECK (from_day <= to_day)
) STRICT;

CREATE TABLE treat (
    id INTEGER PRIMARY KEY,
    name TEXT,
    named_day INTEGER NOT NULL,
    earned_day INTEGER,
    taken_day INTEGER
) STRICT;

CREATE TABLE import (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    day INTEGER NOT NULL,
    file TEXT NOT NULL,
    format TEXT NOT NULL,
    added INTEGER NOT NULL DEFAULT 0,
    merged INTEGER NOT NULL DEFAULT 0,
    unchanged INTEGER NOT NULL DEFAULT 0,
    skipped INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE import_person (
    id INTEGER PRIMARY KEY,
    import_id INTEGER NOT NULL REFERENCES import (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    outcome TEXT NOT NULL CHECK (outcome IN ('added', 'merged'))
) STRICT;
CREATE INDEX import_person_by_import ON import_person (import_id);
CREATE INDEX import_person_by_person ON import_person (person_id);

-- The journal: every change to the facts, with what stood there before and after.
CREATE TABLE change (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    day INTEGER NOT NULL,
    who TEXT NOT NULL,
    kind TEXT NOT NULL,                 -- 'log', 'import', 'undo' ...
    what TEXT NOT NULL,                 -- a sentence for people
    undoes INTEGER REFERENCES change (id),
    undone_by INTEGER REFERENCES change (id)
) STRICT;

CREATE TABLE journal (
    id INTEGER PRIMARY KEY,
    change_id INTEGER NOT NULL REFERENCES change (id),
    tbl TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    before TEXT,                        -- JSON; NULL when the row was added
    after TEXT                          -- JSON; NULL when the row was removed
) STRICT;
CREATE INDEX journal_by_change ON journal (change_id);
CREATE INDEX journal_by_row ON journal (tbl, row_id);
