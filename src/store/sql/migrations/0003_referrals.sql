-- The referral programme (METHOD R1 to R8): what becomes of a referral, what is known of those
-- who send and take clients, and the pages that say how to refer.

ALTER TABLE referral ADD COLUMN minute INTEGER;             -- of the day it came, by the clock on the wall
ALTER TABLE referral ADD COLUMN place TEXT;                 -- where it came from: 'school'
ALTER TABLE referral ADD COLUMN how TEXT;                   -- how it came: 'client called'
ALTER TABLE referral ADD COLUMN why TEXT;                   -- why me, or why them
ALTER TABLE referral ADD COLUMN followed INTEGER NOT NULL DEFAULT 0; -- its steps are watched
ALTER TABLE referral ADD COLUMN contacted_day INTEGER;
ALTER TABLE referral ADD COLUMN contacted_minute INTEGER;
ALTER TABLE referral ADD COLUMN booked_day INTEGER;
ALTER TABLE referral ADD COLUMN seen_day INTEGER;
ALTER TABLE referral ADD COLUMN ended_day INTEGER;
ALTER TABLE referral ADD COLUMN ended_why TEXT
    CHECK (ended_why IN ('not-a-fit', 'no-answer', 'referred-on', 'other'));
ALTER TABLE referral ADD COLUMN outcome TEXT;               -- what came of it
ALTER TABLE referral ADD COLUMN consent INTEGER;            -- may the referrer be told? 1, 0, or not asked
ALTER TABLE referral ADD COLUMN thanks TEXT
    CHECK (thanks IN ('owed', 'done', 'not-appropriate'));
ALTER TABLE referral ADD COLUMN thanked_day INTEGER;
ALTER TABLE referral ADD COLUMN thanks_touch_id INTEGER REFERENCES touch (id);
ALTER TABLE referral ADD COLUMN passed_from_id INTEGER REFERENCES referral (id);
ALTER TABLE referral ADD COLUMN amount INTEGER;             -- value of business, in hundredths
ALTER TABLE referral ADD COLUMN currency TEXT;
CREATE INDEX referral_by_day ON referral (day);
CREATE INDEX referral_open ON referral (direction, day)
    WHERE followed = 1 AND seen_day IS NULL AND ended_day IS NULL;
CREATE INDEX referral_thanks ON referral (person_id, day) WHERE thanks = 'owed';
CREATE INDEX referral_by_touch ON referral (thanks_touch_id) WHERE thanks_touch_id IS NOT NULL;
CREATE INDEX referral_passed ON referral (passed_from_id) WHERE passed_from_id IS NOT NULL;

-- What is known of somebody who might send clients, or take them (METHOD R2, R3, N5).
CREATE TABLE profile (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL UNIQUE REFERENCES person (id),
    does TEXT,                          -- what they do: 'EMDR, trauma'
    sees TEXT,                          -- whom they see: 'adults, couples'
    place TEXT,                         -- where
    fees TEXT,                          -- what it costs, who pays
    free INTEGER,                       -- free places: 1, 0, or not known
    free_day INTEGER,                   -- when they said so
    needs TEXT,                         -- what they need
    chooses TEXT,                       -- why they would choose me
    taught TEXT,                        -- what I have taught them about my work
    access TEXT CHECK (access IN ('none', 'some', 'much')),   -- to my ideal clients
    trust TEXT CHECK (trust IN ('none', 'some', 'much')),
    told_day INTEGER NOT NULL           -- when it was looked at last
) STRICT;

-- "How to refer to me", for one kind of referrer (METHOD R4). What is NULL is as on the first page.
CREATE TABLE refer_page (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,                 -- 'schools'
    name_key TEXT NOT NULL UNIQUE,      -- text_fold(name)
    heading TEXT,
    whom TEXT,                          -- whom I help
    how TEXT,                           -- how I work
    fees TEXT,
    places TEXT,
    send TEXT,                          -- how to send someone
    changed_day INTEGER NOT NULL
) STRICT;
