PRAGMA application_id = 1415933540;
PRAGMA user_version = 1;
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
INSERT INTO person VALUES(1,NULL,'Ana Ruiz',NULL,'Ana',NULL,'Ruiz',NULL,NULL,NULL,NULL,NULL,NULL,'ana ruiz','ana example org',0,1,1,NULL,20514,NULL,NULL,NULL,NULL);
INSERT INTO person VALUES(2,NULL,'Ben Ohm',NULL,'Ben',NULL,'Ohm',NULL,NULL,'Ohm & Partners',NULL,NULL,'met at a training','ben ohm','ohm partners',0,NULL,NULL,NULL,20514,NULL,NULL,NULL,NULL);
INSERT INTO person VALUES(3,NULL,'Zoë Łęcka',NULL,'Zoë',NULL,'Łęcka',NULL,NULL,NULL,NULL,NULL,NULL,'zoe lecka','',0,NULL,NULL,42,20514,NULL,NULL,NULL,NULL);
INSERT INTO person VALUES(4,NULL,'Cy Lee',NULL,'Cy',NULL,'Lee',NULL,NULL,NULL,NULL,NULL,NULL,'cy lee','',0,0,NULL,NULL,20514,NULL,20514,'not liked',NULL);
INSERT INTO person VALUES(5,NULL,'Maya Lindqvist',NULL,'Maya',NULL,'Lindqvist',NULL,NULL,'North, South & Co',NULL,'School counsellor',NULL,'maya lindqvist','north south co',0,NULL,NULL,NULL,20514,NULL,NULL,NULL,1);
INSERT INTO person VALUES(6,NULL,'Idris Bell',NULL,'Idris',NULL,'Bell','LCSW',NULL,NULL,NULL,NULL,NULL,'idris bell','idris example org',0,NULL,NULL,NULL,20514,NULL,NULL,NULL,1);
CREATE TABLE way (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL CHECK (kind IN ('email', 'phone', 'address', 'url', 'social')),
    label TEXT,
    value TEXT NOT NULL,
    match_key TEXT NOT NULL             -- equal for two spellings of one way
) STRICT;
INSERT INTO way VALUES(1,1,'email',NULL,'ana@example.org','ana@example.org');
INSERT INTO way VALUES(2,1,'phone',NULL,'555-0101','5550101');
INSERT INTO way VALUES(3,2,'phone',NULL,'555-0102','5550102');
INSERT INTO way VALUES(4,3,'address',NULL,replace('12 Elm Street\nSpringfield','\n',char(10)),'12 elm street springfield');
INSERT INTO way VALUES(5,5,'social','linkedin','https://www.linkedin.com/in/maya-lindqvist-example','https www linkedin com in maya lindqvist example');
INSERT INTO way VALUES(6,6,'social','linkedin','https://www.linkedin.com/in/idris-example','https www linkedin com in idris example');
INSERT INTO way VALUES(7,6,'email',NULL,'idris@example.org','idris@example.org');
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
INSERT INTO fact VALUES(1,1,'birthday','birthday',NULL,3,15,1,20514);
INSERT INTO fact VALUES(2,5,'note','connected on LinkedIn 12 March 2024',NULL,NULL,NULL,0,20514);
INSERT INTO fact VALUES(3,6,'note','connected on LinkedIn 7 February 2022',NULL,NULL,NULL,0,20514);
INSERT INTO fact VALUES(4,1,'event','daughter graduates',2026,6,12,0,20514);
INSERT INTO fact VALUES(5,2,'note','plays the cello',NULL,NULL,NULL,0,20514);
INSERT INTO fact VALUES(6,2,'news','finished a training',NULL,NULL,NULL,0,20514);
CREATE TABLE tag (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL CHECK (kind IN ('tag', 'role')),
    word TEXT NOT NULL,
    word_key TEXT NOT NULL,
    UNIQUE (person_id, kind, word_key)
) STRICT;
INSERT INTO tag VALUES(1,1,'tag','teens','teens');
INSERT INTO tag VALUES(2,1,'role','school counsellor','school counsellor');
INSERT INTO tag VALUES(3,5,'role','counsellor','counsellor');
CREATE TABLE relation (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL,                 -- 'introduced by', 'spouse', ...
    other_id INTEGER REFERENCES person (id),
    other_name TEXT NOT NULL            -- as written; other_id when it is somebody here
) STRICT;
INSERT INTO relation VALUES(1,2,'introduced by',1,'Ana Ruiz');
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
INSERT INTO touch VALUES(1,1,20514,1795326512,'in-person','coffee','knowledge',1,1,0,'new group for teens; daughter graduates 12 June');
INSERT INTO touch VALUES(2,2,20514,1795326512,'phone',NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO touch VALUES(3,3,20514,1795326512,'card',NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO touch VALUES(4,4,20514,1795326512,'email',NULL,NULL,NULL,0,0,NULL);
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
INSERT INTO reach_out VALUES(2,2,20518,'open','chosen','send the article',20514,NULL);
INSERT INTO reach_out VALUES(3,3,20556,'open','rhythm',NULL,20514,NULL);
INSERT INTO reach_out VALUES(4,5,20528,'open','later',NULL,20514,NULL);
CREATE TABLE skip (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    day INTEGER NOT NULL,
    UNIQUE (day, person_id)
) STRICT;
INSERT INTO skip VALUES(1,6,20514);
CREATE TABLE referral (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    direction TEXT NOT NULL CHECK (direction IN ('received', 'given')),
    day INTEGER NOT NULL,
    code TEXT NOT NULL UNIQUE,          -- METHOD R8: never a name
    about TEXT
) STRICT;
INSERT INTO referral VALUES(1,1,'received',20514,'baba-0','teen anxiety');
INSERT INTO referral VALUES(2,2,'given',20514,'pugo-3','couples');
CREATE TABLE setting (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    from_day INTEGER NOT NULL,
    value TEXT NOT NULL,
    UNIQUE (name, from_day)
) STRICT;
INSERT INTO setting VALUES(1,'day.min',20514,'2');
CREATE TABLE pause (
    id INTEGER PRIMARY KEY,
    from_day INTEGER NOT NULL,
    to_day INTEGER NOT NULL,
    label TEXT NOT NULL,
    CHECK (from_day <= to_day)
) STRICT;
INSERT INTO pause VALUES(1,20528,20532,'holidays');
CREATE TABLE treat (
    id INTEGER PRIMARY KEY,
    name TEXT,
    named_day INTEGER NOT NULL,
    earned_day INTEGER,
    taken_day INTEGER
) STRICT;
INSERT INTO treat VALUES(1,'a long bath',20514,NULL,NULL);
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
INSERT INTO import VALUES(1,1795326512,20514,'linkedin.csv','linkedin',2,0,0,1);
CREATE TABLE import_person (
    id INTEGER PRIMARY KEY,
    import_id INTEGER NOT NULL REFERENCES import (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    outcome TEXT NOT NULL CHECK (outcome IN ('added', 'merged'))
) STRICT;
INSERT INTO import_person VALUES(1,1,5,'added');
INSERT INTO import_person VALUES(2,1,6,'added');
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
INSERT INTO change VALUES(1,1795326512,20514,'me','add','added Ana Ruiz',NULL,NULL);
INSERT INTO change VALUES(2,1795326512,20514,'me','add','added Ben Ohm',NULL,NULL);
INSERT INTO change VALUES(3,1795326512,20514,'me','add','added Zoë Łęcka',NULL,NULL);
INSERT INTO change VALUES(4,1795326512,20514,'me','add','added Cy Lee',NULL,NULL);
INSERT INTO change VALUES(5,1795326512,20514,'me','import','imported linkedin.csv: 2 added, 0 merged',NULL,NULL);
INSERT INTO change VALUES(6,1795326512,20514,'me','log','logged coffee with Ana Ruiz',NULL,NULL);
INSERT INTO change VALUES(7,1795326512,20514,'me','log','logged phone with Ben Ohm',NULL,NULL);
INSERT INTO change VALUES(8,1795326512,20514,'me','log','logged card with Zoë Łęcka',NULL,NULL);
INSERT INTO change VALUES(9,1795326512,20514,'me','log','logged email with Cy Lee',NULL,NULL);
INSERT INTO change VALUES(10,1795326512,20514,'me','later','put Maya Lindqvist off to Mon 16 March',NULL,NULL);
INSERT INTO change VALUES(11,1795326512,20514,'me','skip','skipped Idris Bell',NULL,NULL);
INSERT INTO change VALUES(12,1795326512,20514,'me','fact','noted of Ben Ohm: plays the cello',NULL,NULL);
INSERT INTO change VALUES(13,1795326512,20514,'me','fact','noted of Ben Ohm: finished a training',NULL,NULL);
INSERT INTO change VALUES(14,1795326512,20514,'me','referral','referral baba-0 from Ana Ruiz',NULL,NULL);
INSERT INTO change VALUES(15,1795326512,20514,'me','referral','referral pugo-3 to Ben Ohm',NULL,NULL);
INSERT INTO change VALUES(16,1795326512,20514,'me','plan','changed the plan: day.min 3 → 2',NULL,NULL);
INSERT INTO change VALUES(17,1795326512,20514,'me','pause','paused Mon 16 March to Fri 20 March',NULL,NULL);
INSERT INTO change VALUES(18,1795326512,20514,'me','treat','named a treat: a long bath',NULL,NULL);
INSERT INTO change VALUES(19,1795326512,20514,'me','log','logged email with Maya Lindqvist',NULL,20);
INSERT INTO change VALUES(20,1795326512,20514,'me','undo','took back: logged email with Maya Lindqvist',19,NULL);
CREATE TABLE journal (
    id INTEGER PRIMARY KEY,
    change_id INTEGER NOT NULL REFERENCES change (id),
    tbl TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    before TEXT,                        -- JSON; NULL when the row was added
    after TEXT                          -- JSON; NULL when the row was removed
) STRICT;
INSERT INTO journal VALUES(1,1,'person',1,NULL,'{"id":1,"name":"Ana Ruiz","given":"Ana","family":"Ruiz","name_key":"ana ruiz","other_key":"ana example org","company":0,"liked":1,"practice_full":1,"added_day":20514}');
INSERT INTO journal VALUES(2,1,'way',1,NULL,'{"id":1,"person_id":1,"kind":"email","value":"ana@example.org","match_key":"ana@example.org"}');
INSERT INTO journal VALUES(3,1,'way',2,NULL,'{"id":2,"person_id":1,"kind":"phone","value":"555-0101","match_key":"5550101"}');
INSERT INTO journal VALUES(4,1,'fact',1,NULL,'{"id":1,"person_id":1,"kind":"birthday","text":"birthday","month":3,"mday":15,"yearly":1,"told_day":20514}');
INSERT INTO journal VALUES(5,1,'tag',1,NULL,'{"id":1,"person_id":1,"kind":"tag","word":"teens","word_key":"teens"}');
INSERT INTO journal VALUES(6,1,'tag',2,NULL,'{"id":2,"person_id":1,"kind":"role","word":"school counsellor","word_key":"school counsellor"}');
INSERT INTO journal VALUES(7,2,'person',2,NULL,'{"id":2,"name":"Ben Ohm","given":"Ben","family":"Ohm","organisation":"Ohm & Partners","note":"met at a training","name_key":"ben ohm","other_key":"ohm partners","company":0,"added_day":20514}');
INSERT INTO journal VALUES(8,2,'way',3,NULL,'{"id":3,"person_id":2,"kind":"phone","value":"555-0102","match_key":"5550102"}');
INSERT INTO journal VALUES(9,2,'relation',1,NULL,'{"id":1,"person_id":2,"kind":"introduced by","other_id":1,"other_name":"Ana Ruiz"}');
INSERT INTO journal VALUES(10,3,'person',3,NULL,'{"id":3,"name":"Zoë Łęcka","given":"Zoë","family":"Łęcka","name_key":"zoe lecka","other_key":"","company":0,"rhythm_days":42,"added_day":20514}');
INSERT INTO journal VALUES(11,3,'way',4,NULL,'{"id":4,"person_id":3,"kind":"address","value":"12 Elm Street\u000aSpringfield","match_key":"12 elm street springfield"}');
INSERT INTO journal VALUES(12,4,'person',4,NULL,'{"id":4,"name":"Cy Lee","given":"Cy","family":"Lee","name_key":"cy lee","other_key":"","company":0,"added_day":20514}');
INSERT INTO journal VALUES(13,5,'import',1,NULL,'{"id":1,"at":1795326512,"day":20514,"file":"linkedin.csv","format":"linkedin","added":0,"merged":0,"unchanged":0,"skipped":0}');
INSERT INTO journal VALUES(14,5,'person',5,NULL,'{"id":5,"name":"Maya Lindqvist","given":"Maya","family":"Lindqvist","organisation":"North, South & Co","title":"School counsellor","name_key":"maya lindqvist","other_key":"north south co","company":0,"added_day":20514,"import_id":1}');
INSERT INTO journal VALUES(15,5,'way',5,NULL,'{"id":5,"person_id":5,"kind":"social","label":"linkedin","value":"https://www.linkedin.com/in/maya-lindqvist-example","match_key":"https www linkedin com in maya lindqvist example"}');
INSERT INTO journal VALUES(16,5,'fact',2,NULL,'{"id":2,"person_id":5,"kind":"note","text":"connected on LinkedIn 12 March 2024","yearly":0,"told_day":20514}');
INSERT INTO journal VALUES(17,5,'tag',3,NULL,'{"id":3,"person_id":5,"kind":"role","word":"counsellor","word_key":"counsellor"}');
INSERT INTO journal VALUES(18,5,'import_person',1,NULL,'{"id":1,"person_id":5,"import_id":1,"outcome":"added"}');
INSERT INTO journal VALUES(19,5,'person',6,NULL,'{"id":6,"name":"Idris Bell","given":"Idris","family":"Bell","suffix":"LCSW","name_key":"idris bell","other_key":"idris example org","company":0,"added_day":20514,"import_id":1}');
INSERT INTO journal VALUES(20,5,'way',6,NULL,'{"id":6,"person_id":6,"kind":"social","label":"linkedin","value":"https://www.linkedin.com/in/idris-example","match_key":"https www linkedin com in idris example"}');
INSERT INTO journal VALUES(21,5,'way',7,NULL,'{"id":7,"person_id":6,"kind":"email","value":"idris@example.org","match_key":"idris@example.org"}');
INSERT INTO journal VALUES(22,5,'fact',3,NULL,'{"id":3,"person_id":6,"kind":"note","text":"connected on LinkedIn 7 February 2022","yearly":0,"told_day":20514}');
INSERT INTO journal VALUES(23,5,'import_person',2,NULL,'{"id":2,"person_id":6,"import_id":1,"outcome":"added"}');
INSERT INTO journal VALUES(24,5,'import',1,'{"id":1,"at":1795326512,"day":20514,"file":"linkedin.csv","format":"linkedin","added":0,"merged":0,"unchanged":0,"skipped":0}','{"id":1,"at":1795326512,"day":20514,"file":"linkedin.csv","format":"linkedin","added":2,"merged":0,"unchanged":0,"skipped":1}');
INSERT INTO journal VALUES(25,6,'touch',1,NULL,'{"id":1,"person_id":1,"day":20514,"at":1795326512,"method":"in-person","word":"coffee","share":"knowledge","meaningful":1,"liked":1,"asked":0,"note":"new group for teens; daughter graduates 12 June"}');
INSERT INTO journal VALUES(26,6,'reach_out',1,NULL,'{"id":1,"person_id":1,"day":20556,"state":"open","origin":"chosen","made_day":20514}');
INSERT INTO journal VALUES(27,6,'fact',4,NULL,'{"id":4,"person_id":1,"kind":"event","text":"daughter graduates","year":2026,"month":6,"mday":12,"yearly":0,"told_day":20514}');
INSERT INTO journal VALUES(28,7,'touch',2,NULL,'{"id":2,"person_id":2,"day":20514,"at":1795326512,"method":"phone","asked":0}');
INSERT INTO journal VALUES(29,7,'reach_out',2,NULL,'{"id":2,"person_id":2,"day":20518,"state":"open","origin":"chosen","promise":"send the article","made_day":20514}');
INSERT INTO journal VALUES(30,8,'touch',3,NULL,'{"id":3,"person_id":3,"day":20514,"at":1795326512,"method":"card","asked":0}');
INSERT INTO journal VALUES(31,8,'reach_out',3,NULL,'{"id":3,"person_id":3,"day":20556,"state":"open","origin":"rhythm","made_day":20514}');
INSERT INTO journal VALUES(32,9,'touch',4,NULL,'{"id":4,"person_id":4,"day":20514,"at":1795326512,"method":"email","liked":0,"asked":0}');
INSERT INTO journal VALUES(33,9,'person',4,'{"id":4,"name":"Cy Lee","given":"Cy","family":"Lee","name_key":"cy lee","other_key":"","company":0,"added_day":20514}','{"id":4,"name":"Cy Lee","given":"Cy","family":"Lee","name_key":"cy lee","other_key":"","company":0,"liked":0,"added_day":20514,"let_go_day":20514,"let_go_why":"not liked"}');
INSERT INTO journal VALUES(34,10,'reach_out',4,NULL,'{"id":4,"person_id":5,"day":20528,"state":"open","origin":"later","made_day":20514}');
INSERT INTO journal VALUES(35,11,'skip',1,NULL,'{"id":1,"person_id":6,"day":20514}');
INSERT INTO journal VALUES(36,12,'fact',5,NULL,'{"id":5,"person_id":2,"kind":"note","text":"plays the cello","yearly":0,"told_day":20514}');
INSERT INTO journal VALUES(37,13,'fact',6,NULL,'{"id":6,"person_id":2,"kind":"news","text":"finished a training","yearly":0,"told_day":20514}');
INSERT INTO journal VALUES(38,14,'referral',1,NULL,'{"id":1,"person_id":1,"direction":"received","day":20514,"code":"baba-0","about":"teen anxiety"}');
INSERT INTO journal VALUES(39,15,'referral',2,NULL,'{"id":2,"person_id":2,"direction":"given","day":20514,"code":"pugo-3","about":"couples"}');
INSERT INTO journal VALUES(40,16,'setting',1,NULL,'{"id":1,"name":"day.min","from_day":20514,"value":"2"}');
INSERT INTO journal VALUES(41,17,'pause',1,NULL,'{"id":1,"from_day":20528,"to_day":20532,"label":"holidays"}');
INSERT INTO journal VALUES(42,18,'treat',1,NULL,'{"id":1,"name":"a long bath","named_day":20514}');
INSERT INTO journal VALUES(43,19,'touch',5,NULL,'{"id":5,"person_id":5,"day":20514,"at":1795326512,"method":"email","asked":0}');
INSERT INTO journal VALUES(44,19,'reach_out',4,'{"id":4,"person_id":5,"day":20528,"state":"open","origin":"later","made_day":20514}','{"id":4,"person_id":5,"day":20528,"state":"moved","origin":"later","made_day":20514,"touch_id":5}');
INSERT INTO journal VALUES(45,19,'reach_out',5,NULL,'{"id":5,"person_id":5,"day":20535,"state":"open","origin":"rhythm","made_day":20514}');
INSERT INTO journal VALUES(46,20,'reach_out',5,'{"id":5,"person_id":5,"day":20535,"state":"open","origin":"rhythm","made_day":20514}',NULL);
INSERT INTO journal VALUES(47,20,'reach_out',4,'{"id":4,"person_id":5,"day":20528,"state":"moved","origin":"later","made_day":20514,"touch_id":5}','{"id":4,"person_id":5,"day":20528,"state":"open","origin":"later","made_day":20514}');
INSERT INTO journal VALUES(48,20,'touch',5,'{"id":5,"person_id":5,"day":20514,"at":1795326512,"method":"email","asked":0}',NULL);
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('person',6);
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
COMMIT;
