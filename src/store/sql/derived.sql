-- Derived state: rebuilt from the facts whenever this file's version changes, kept in step
-- by state.c, compared by `tend doctor`. Never migrated, only made anew.

CREATE TABLE person_state (
    person_id INTEGER PRIMARY KEY,
    active INTEGER NOT NULL,
    touches INTEGER NOT NULL,
    meaningful INTEGER NOT NULL,
    last_touch INTEGER,
    next_day INTEGER,
    promised INTEGER NOT NULL,          -- the next reach-out carries a promise
    later INTEGER NOT NULL,             -- the user put it off: nothing else may bring it up
    received INTEGER NOT NULL,          -- referrals
    given INTEGER NOT NULL,
    qualifiers INTEGER NOT NULL,        -- METHOD N3: how many of the three
    stage TEXT NOT NULL,                -- METHOD N1
    reach INTEGER NOT NULL,             -- bits of enum reach
    rhythm_days INTEGER,
    added_day INTEGER NOT NULL,
    rank_new INTEGER NOT NULL,          -- order among new names, see domain/state.h
    mix INTEGER NOT NULL,
    name_key TEXT NOT NULL,             -- the person's, for the list in order of name
    received_day INTEGER,               -- the last referral received, and given
    given_day INTEGER,
    thanks_day INTEGER                  -- the first referral that thanks are owed for (METHOD R6)
) STRICT;
CREATE INDEX state_by_name ON person_state (name_key) WHERE active = 1;
CREATE INDEX state_due ON person_state (next_day, person_id, last_touch)
    WHERE active = 1 AND next_day IS NOT NULL;
CREATE INDEX state_promised ON person_state (next_day)
    WHERE active = 1 AND next_day IS NOT NULL AND promised = 1;
CREATE INDEX state_two_of_three ON person_state (last_touch, rhythm_days)
    WHERE active = 1 AND next_day IS NULL AND qualifiers >= 2;
CREATE INDEX state_waiting ON person_state (last_touch, rhythm_days)
    WHERE active = 1 AND next_day IS NULL AND touches > 0;
CREATE INDEX state_new ON person_state (rank_new, mix)
    WHERE active = 1 AND next_day IS NULL AND touches = 0 AND reach <> 0;
CREATE INDEX state_thanks ON person_state (thanks_day) WHERE active = 1 AND thanks_day IS NOT NULL;
CREATE INDEX state_unreachable ON person_state (person_id) WHERE active = 1 AND reach = 0;
CREATE INDEX state_active ON person_state (stage) WHERE active = 1;

-- Whom thanks are owed, and whom one has thanked lately, without looking at the whole ledger
-- (METHOD R6); what came or went in a span (R1, R5).
CREATE INDEX referral_owed ON referral (day) WHERE thanks = 'owed';
CREATE INDEX referral_thanked ON referral (thanked_day) WHERE thanks = 'done';
CREATE INDEX referral_spans ON referral (direction, day);

-- Which tags and roles are in use, and by how many, without looking at the rows.
CREATE INDEX tag_in_use ON tag (kind, word_key, word);

-- The days of somebody's referrals in order, and promises, without looking at the rows (METHOD R1, R7).
CREATE INDEX referral_days ON referral (direction, person_id, day);
CREATE INDEX reach_out_promised ON reach_out (day) WHERE promise IS NOT NULL;

CREATE TABLE list_total (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    active INTEGER NOT NULL,            -- people on the list
    fresh INTEGER NOT NULL,             -- of them: never touched, no date, can be reached
    unreachable INTEGER NOT NULL        -- of them: no way to reach them
) STRICT;

CREATE TABLE day_total (
    day INTEGER PRIMARY KEY,
    touches INTEGER NOT NULL
) STRICT;
