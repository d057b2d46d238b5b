-- name: listing_line
SELECT s.person_id, s.active, s.touches, s.meaningful, s.last_touch, s.next_day, s.promised,
    s.later, s.received, s.given, s.qualifiers, s.stage, s.reach, s.rhythm_days, s.added_day,
    s.rank_new, s.mix, s.received_day, s.given_day, s.thanks_day, p.name, p.name_key,
    p.organisation, p.title, p.liked, p.practice_full, p.company,
    (SELECT word FROM tag WHERE person_id = p.id AND kind = 'role' ORDER BY id LIMIT 1)
FROM person_state s JOIN person p ON p.id = s.person_id WHERE s.person_id = ?1
