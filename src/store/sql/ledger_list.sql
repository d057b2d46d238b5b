-- name: ledger_row
SELECT r.id, r.person_id, r.direction, r.day, r.code, r.about, r.minute, r.place, r.how, r.why, r.followed,
    r.contacted_day, r.contacted_minute, r.booked_day, r.seen_day, r.ended_day, r.ended_why, r.outcome,
    r.consent, r.thanks, r.thanked_day, r.thanks_touch_id, r.passed_from_id, r.amount, r.currency, p.name
FROM referral r JOIN person p ON p.id = r.person_id WHERE r.id = ?1

-- name: ledger_totals
SELECT count(CASE WHEN direction = 'received' THEN 1 END), count(CASE WHEN direction = 'given' THEN 1 END),
    count(CASE WHEN direction = 'received' AND day >= ?1 THEN 1 END),
    count(CASE WHEN direction = 'given' AND day >= ?1 THEN 1 END)
FROM referral

-- name: ledger_total_open
SELECT count(CASE WHEN direction = 'received' THEN 1 END), count(CASE WHEN direction = 'given' THEN 1 END)
FROM referral WHERE followed = 1 AND seen_day IS NULL AND ended_day IS NULL

-- name: ledger_total_owed
SELECT count(*) FROM referral WHERE thanks = 'owed'

-- name: ledger_owners
SELECT id, person_id FROM referral ORDER BY id

-- name: ledger_codes
SELECT id FROM referral WHERE code >= ?1 AND code < ?2 ORDER BY code LIMIT ?3

-- name: ledger_places
SELECT place, count(*) FROM referral WHERE place IS NOT NULL
GROUP BY place ORDER BY count(*) DESC, place LIMIT 60

-- name: ledger_used_about
SELECT about, count(*) FROM (SELECT about FROM referral ORDER BY id DESC LIMIT 1000) r
WHERE about IS NOT NULL GROUP BY about ORDER BY count(*) DESC, about LIMIT 30

-- name: ledger_used_place
SELECT place, count(*) FROM (SELECT place FROM referral ORDER BY id DESC LIMIT 1000) r
WHERE place IS NOT NULL GROUP BY place ORDER BY count(*) DESC, place LIMIT 30

-- name: ledger_used_how
SELECT how, count(*) FROM (SELECT how FROM referral ORDER BY id DESC LIMIT 1000) r
WHERE how IS NOT NULL GROUP BY how ORDER BY count(*) DESC, how LIMIT 30

-- name: ledger_used_why
SELECT why, count(*) FROM (SELECT why FROM referral ORDER BY id DESC LIMIT 1000) r
WHERE why IS NOT NULL GROUP BY why ORDER BY count(*) DESC, why LIMIT 30
