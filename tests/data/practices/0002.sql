PRAGMA application_id = 1415933540;
PRAGMA user_version = 2;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
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
INSERT INTO person VALUES(1,NULL,'Ana Ruiz',NULL,'Ana',NULL,'Ruiz',NULL,NULL,NULL,NULL,NULL,NULL,'ana ruiz','ana example org',0,1,NULL,NULL,20514,NULL,NULL,NULL,NULL);
INSERT INTO person VALUES(2,NULL,'Ben Ohm',NULL,'Ben',NULL,'Ohm',NULL,NULL,'Ohm & Partners',NULL,NULL,NULL,'ben ohm','ohm partners',0,NULL,NULL,NULL,20514,NULL,NULL,NULL,NULL);
INSERT INTO person VALUES(3,NULL,'Zoë Łęcka',NULL,'Zoë',NULL,'Łęcka',NULL,NULL,NULL,NULL,NULL,NULL,'zoe lecka','zoe example org',0,NULL,NULL,NULL,20514,NULL,NULL,NULL,NULL);
INSERT INTO person VALUES(4,NULL,'Cy Lee',NULL,'Cy',NULL,'Lee',NULL,NULL,NULL,NULL,NULL,NULL,'cy lee','cy example org',0,NULL,NULL,NULL,20514,NULL,NULL,NULL,NULL);
CREATE TABLE way (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL CHECK (kind IN ('email', 'phone', 'address', 'url', 'social')),
    label TEXT,
    value TEXT NOT NULL,
    match_key TEXT NOT NULL             -- equal for two spellings of one way
) STRICT;
INSERT INTO way VALUES(1,1,'email',NULL,'ana@example.org','ana@example.org');
INSERT INTO way VALUES(2,2,'phone',NULL,'555-0101','5550101');
INSERT INTO way VALUES(3,3,'email',NULL,'zoe@example.org','zoe@example.org');
INSERT INTO way VALUES(4,4,'email',NULL,'cy@example.org','cy@example.org');
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
INSERT INTO fact VALUES(1,1,'event','daughter graduates',2026,6,12,0,20514);
CREATE TABLE tag (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL CHECK (kind IN ('tag', 'role')),
    word TEXT NOT NULL,
    word_key TEXT NOT NULL,
    UNIQUE (person_id, kind, word_key)
) STRICT;
INSERT INTO tag VALUES(1,1,'role','midwife','midwife');
CREATE TABLE relation (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL,                 -- 'introduced by', 'spouse', ...
    other_id INTEGER REFERENCES person (id),
    other_name TEXT NOT NULL            -- as written; other_id when it is somebody here
) STRICT;
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
INSERT INTO touch VALUES(1,1,20514,1795341353,'phone',NULL,NULL,NULL,1,0,'new group for teens; daughter graduates 12 June');
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
INSERT INTO reach_out VALUES(1,1,20556,'open','chosen',NULL,20514,NULL);
CREATE TABLE skip (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    day INTEGER NOT NULL,
    UNIQUE (day, person_id)
) STRICT;
CREATE TABLE referral (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    direction TEXT NOT NULL CHECK (direction IN ('received', 'given')),
    day INTEGER NOT NULL,
    code TEXT NOT NULL UNIQUE,          -- METHOD R8: never a name
    about TEXT
) STRICT;
INSERT INTO referral VALUES(1,1,'received',20494,'baba-0','teen anxiety');
INSERT INTO referral VALUES(2,1,'received',20511,'pugo-3','parents');
INSERT INTO referral VALUES(3,2,'given',20514,'gone-6','couples');
INSERT INTO referral VALUES(4,1,'received',20514,'visu-9','evening');
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
INSERT INTO change VALUES(1,1795341353,20514,'me','add','added Ana Ruiz',NULL,NULL);
INSERT INTO change VALUES(2,1795341353,20514,'me','add','added Ben Ohm',NULL,NULL);
INSERT INTO change VALUES(3,1795341353,20514,'me','add','added Zoë Łęcka',NULL,NULL);
INSERT INTO change VALUES(4,1795341353,20514,'me','add','added Cy Lee',NULL,NULL);
INSERT INTO change VALUES(5,1795341353,20514,'me','log','logged phone with Ana Ruiz',NULL,NULL);
INSERT INTO change VALUES(6,1795341353,20514,'me','referral','referral baba-0 from Ana Ruiz',NULL,NULL);
INSERT INTO change VALUES(7,1795341353,20514,'me','referral','referral pugo-3 from Ana Ruiz',NULL,NULL);
INSERT INTO change VALUES(8,1795341353,20514,'me','referral','referral gone-6 to Ben Ohm',NULL,NULL);
INSERT INTO change VALUES(9,1795341353,20514,'me','card','put Ben Ohm on the list of cards',NULL,NULL);
INSERT INTO change VALUES(10,1795341353,20514,'me','words','added the tag trauma',NULL,12);
INSERT INTO change VALUES(11,1795341353,20514,'me','token','made a token: backup',NULL,NULL);
INSERT INTO change VALUES(12,1795341353,20514,'me','undo','took back: added the tag trauma',10,NULL);
INSERT INTO change VALUES(13,1795341353,20514,'me','referral','referral visu-9 from Ana Ruiz',NULL,NULL);
CREATE TABLE journal (
    id INTEGER PRIMARY KEY,
    change_id INTEGER NOT NULL REFERENCES change (id),
    tbl TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    before TEXT,                        -- JSON; NULL when the row was added
    after TEXT                          -- JSON; NULL when the row was removed
) STRICT;
INSERT INTO journal VALUES(1,1,'person',1,NULL,'{"id":1,"name":"Ana Ruiz","given":"Ana","family":"Ruiz","name_key":"ana ruiz","other_key":"ana example org","company":0,"added_day":20514}');
INSERT INTO journal VALUES(2,1,'way',1,NULL,'{"id":1,"person_id":1,"kind":"email","value":"ana@example.org","match_key":"ana@example.org"}');
INSERT INTO journal VALUES(3,1,'tag',1,NULL,'{"id":1,"person_id":1,"kind":"role","word":"midwife","word_key":"midwife"}');
INSERT INTO journal VALUES(4,2,'person',2,NULL,'{"id":2,"name":"Ben Ohm","given":"Ben","family":"Ohm","organisation":"Ohm & Partners","name_key":"ben ohm","other_key":"ohm partners","company":0,"added_day":20514}');
INSERT INTO journal VALUES(5,2,'way',2,NULL,'{"id":2,"person_id":2,"kind":"phone","value":"555-0101","match_key":"5550101"}');
INSERT INTO journal VALUES(6,3,'person',3,NULL,'{"id":3,"name":"Zoë Łęcka","given":"Zoë","family":"Łęcka","name_key":"zoe lecka","other_key":"zoe example org","company":0,"added_day":20514}');
INSERT INTO journal VALUES(7,3,'way',3,NULL,'{"id":3,"person_id":3,"kind":"email","value":"zoe@example.org","match_key":"zoe@example.org"}');
INSERT INTO journal VALUES(8,4,'person',4,NULL,'{"id":4,"name":"Cy Lee","given":"Cy","family":"Lee","name_key":"cy lee","other_key":"cy example org","company":0,"added_day":20514}');
INSERT INTO journal VALUES(9,4,'way',4,NULL,'{"id":4,"person_id":4,"kind":"email","value":"cy@example.org","match_key":"cy@example.org"}');
INSERT INTO journal VALUES(10,5,'touch',1,NULL,'{"id":1,"person_id":1,"day":20514,"at":1795341353,"method":"phone","liked":1,"asked":0,"note":"new group for teens; daughter graduates 12 June"}');
INSERT INTO journal VALUES(11,5,'person',1,'{"id":1,"name":"Ana Ruiz","given":"Ana","family":"Ruiz","name_key":"ana ruiz","other_key":"ana example org","company":0,"added_day":20514}','{"id":1,"name":"Ana Ruiz","given":"Ana","family":"Ruiz","name_key":"ana ruiz","other_key":"ana example org","company":0,"liked":1,"added_day":20514}');
INSERT INTO journal VALUES(12,5,'reach_out',1,NULL,'{"id":1,"person_id":1,"day":20556,"state":"open","origin":"chosen","made_day":20514}');
INSERT INTO journal VALUES(13,5,'fact',1,NULL,'{"id":1,"person_id":1,"kind":"event","text":"daughter graduates","year":2026,"month":6,"mday":12,"yearly":0,"told_day":20514}');
INSERT INTO journal VALUES(14,6,'referral',1,NULL,'{"id":1,"person_id":1,"direction":"received","day":20494,"code":"baba-0","about":"teen anxiety"}');
INSERT INTO journal VALUES(15,7,'referral',2,NULL,'{"id":2,"person_id":1,"direction":"received","day":20511,"code":"pugo-3","about":"parents"}');
INSERT INTO journal VALUES(16,8,'referral',3,NULL,'{"id":3,"person_id":2,"direction":"given","day":20514,"code":"gone-6","about":"couples"}');
INSERT INTO journal VALUES(17,9,'card',1,NULL,'{"id":1,"person_id":2,"asked_day":20514}');
INSERT INTO journal VALUES(18,10,'own_word',1,NULL,'{"id":1,"kind":"tag","word":"trauma","word_key":"trauma","hidden":0}');
INSERT INTO journal VALUES(19,11,'token',1,NULL,'{"id":1,"name":"backup","hash":"19d52a83fe02f5141027fd9247efb02eb940836c9785f0f04ceaa99e81d68939","made_day":20514}');
INSERT INTO journal VALUES(20,12,'own_word',1,'{"id":1,"kind":"tag","word":"trauma","word_key":"trauma","hidden":0}',NULL);
INSERT INTO journal VALUES(21,13,'referral',4,NULL,'{"id":4,"person_id":1,"direction":"received","day":20514,"code":"visu-9","about":"evening"}');
CREATE TABLE card (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    asked_day INTEGER NOT NULL,
    why TEXT,
    done_day INTEGER,                   -- written and sent; NULL while it is to be written
    touch_id INTEGER REFERENCES touch (id)
) STRICT;
INSERT INTO card VALUES(1,2,20514,NULL,NULL,NULL);
CREATE TABLE saved_view (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL UNIQUE,      -- text_fold(name)
    query TEXT NOT NULL                 -- as in the address of the page: 'stage=adding&sort=last'
) STRICT;
CREATE TABLE apart (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    other_id INTEGER NOT NULL REFERENCES person (id),
    CHECK (person_id < other_id),
    UNIQUE (person_id, other_id)
) STRICT;
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
INSERT INTO token VALUES(1,'backup','19d52a83fe02f5141027fd9247efb02eb940836c9785f0f04ceaa99e81d68939',20514,NULL);
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('person',4);
CREATE INDEX person_by_name ON person (name_key);
CREATE INDEX person_kept ON person (kept_day) WHERE kept_day IS NOT NULL;
CREATE INDEX way_by_person ON way (person_id);
CREATE INDEX way_by_key ON way (match_key, kind);
CREATE INDEX fact_by_person ON fact (person_id);
CREATE INDEX fact_by_date ON fact (month, mday) WHERE month IS NOT NULL;
CREATE INDEX tag_by_key ON tag (word_key);
CREATE INDEX relation_by_person ON relation (person_id);
CREATE INDEX relation_by_other ON relation (other_id) WHERE other_id IS NOT NULL;
CREATE INDEX touch_by_person ON touch (person_id, day);
CREATE INDEX touch_by_day ON touch (day);
CREATE INDEX reach_out_by_person ON reach_out (person_id, state, day);
CREATE INDEX reach_out_open ON reach_out (day) WHERE state = 'open';
CREATE INDEX referral_by_person ON referral (person_id);
CREATE INDEX import_person_by_import ON import_person (import_id);
CREATE INDEX import_person_by_person ON import_person (person_id);
CREATE INDEX journal_by_change ON journal (change_id);
CREATE INDEX journal_by_row ON journal (tbl, row_id);
CREATE INDEX card_by_person ON card (person_id);
CREATE INDEX card_open ON card (asked_day) WHERE done_day IS NULL;
CREATE INDEX apart_by_other ON apart (other_id);
COMMIT;
