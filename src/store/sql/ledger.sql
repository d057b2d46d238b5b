-- name: ledger
SELECT r.id, r.person_id, r.direction, r.day, r.code, r.about, r.minute, r.place, r.how, r.why, r.followed,
    r.contacted_day, r.contacted_minute, r.booked_day, r.seen_day, r.ended_day, r.ended_why, r.outcome,
    r.consent, r.thanks, r.thanked_day, r.thanks_touch_id, r.passed_from_id, r.amount, r.currency, p.name
FROM referral r JOIN person p ON p.id = r.person_id ORDER BY r.day DESC, r.id DESC

-- name: ledger_of
SELECT r.id, r.person_id, r.direction, r.day, r.code, r.about, r.minute, r.place, r.how, r.why, r.followed,
    r.contacted_day, r.contacted_minute, r.booked_day, r.seen_day, r.ended_day, r.ended_why, r.outcome,
    r.consent, r.thanks, r.thanked_day, r.thanks_touch_id, r.passed_from_id, r.amount, r.currency, p.name
FROM referral r JOIN person p ON p.id = r.person_id WHERE r.person_id = ?1
ORDER BY r.day DESC, r.id DESC

-- name: ledger_unanswered
SELECT r.id, r.person_id, r.direction, r.day, r.code, r.about, r.minute, r.place, r.how, r.why, r.followed,
    r.contacted_day, r.contacted_minute, r.booked_day, r.seen_day, r.ended_day, r.ended_why, r.outcome,
    r.consent, r.thanks, r.thanked_day, r.thanks_touch_id, r.passed_from_id, r.amount, r.currency, p.name
FROM referral r JOIN person p ON p.id = r.person_id
WHERE r.followed = 1 AND r.seen_day IS NULL AND r.ended_day IS NULL AND r.direction = 'received'
    AND r.contacted_day IS NULL
ORDER BY r.day, r.id

-- The day it came is named as well, for it is what the index of open ones goes by.
-- name: ledger_unbooked
SELECT r.id, r.person_id, r.direction, r.day, r.code, r.about, r.minute, r.place, r.how, r.why, r.followed,
    r.contacted_day, r.contacted_minute, r.booked_day, r.seen_day, r.ended_day, r.ended_why, r.outcome,
    r.consent, r.thanks, r.thanked_day, r.thanks_touch_id, r.passed_from_id, r.amount, r.currency, p.name
FROM referral r JOIN person p ON p.id = r.person_id
WHERE r.followed = 1 AND r.seen_day IS NULL AND r.ended_day IS NULL AND r.direction = 'received'
    AND r.booked_day IS NULL AND r.contacted_day <= ?1 AND r.day <= ?1
ORDER BY r.contacted_day, r.id

-- name: ledger_received_since
SELECT r.id, r.person_id, r.direction, r.day, r.code, r.about, r.minute, r.place, r.how, r.why, r.followed,
    r.contacted_day, r.contacted_minute, r.booked_day, r.seen_day, r.ended_day, r.ended_why, r.outcome,
    r.consent, r.thanks, r.thanked_day, r.thanks_touch_id, r.passed_from_id, r.amount, r.currency, p.name
FROM referral r JOIN person p ON p.id = r.person_id
WHERE r.direction = 'received' AND r.day >= ?1
ORDER BY r.day, r.id

-- name: ledger_thanks
SELECT r.id, r.person_id, r.direction, r.day, r.code, r.about, r.minute, r.place, r.how, r.why, r.followed,
    r.contacted_day, r.contacted_minute, r.booked_day, r.seen_day, r.ended_day, r.ended_why, r.outcome,
    r.consent, r.thanks, r.thanked_day, r.thanks_touch_id, r.passed_from_id, r.amount, r.currency, p.name
FROM referral r JOIN person p ON p.id = r.person_id WHERE r.thanks = 'owed'
ORDER BY r.day, r.id

-- name: ledger_thanked
SELECT r.id, r.person_id, r.direction, r.day, r.code, r.about, r.minute, r.place, r.how, r.why, r.followed,
    r.contacted_day, r.contacted_minute, r.booked_day, r.seen_day, r.ended_day, r.ended_why, r.outcome,
    r.consent, r.thanks, r.thanked_day, r.thanks_touch_id, r.passed_from_id, r.amount, r.currency, p.name
FROM referral r JOIN person p ON p.id = r.person_id
WHERE r.thanks = 'done' AND r.thanked_day >= ?1 ORDER BY r.thanked_day DESC, r.id DESC LIMIT ?2

-- name: ledger_code
SELECT id FROM referral WHERE code = ?1

-- So that a code never comes to mean another one, undone ones count.
-- name: ledger_last
SELECT max(coalesce((SELECT max(id) FROM referral), 0),
    coalesce((SELECT max(row_id) FROM journal WHERE tbl = 'referral'), 0))

-- name: ledger_received_before
SELECT count(*) FROM referral WHERE direction = 'received' AND day < ?1
