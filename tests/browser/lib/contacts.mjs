// Contacts to bring along on a first morning, with made-up people.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export const PEOPLE = [
    ['Zoë Łęcka', 'zoe@example.org', '+1 555 0101', 'Harbour Clinic', 'Psychiatrist'],
    ['Ben Ohm', 'ben@example.org', '+1 555 0102', 'Hill School', 'School counsellor'],
    ['Cleo Marsh', 'cleo@example.org', '+1 555 0103', 'Two Chairs', 'Couples therapist'],
    ['Dana Fox', 'dana@example.org', '', 'Riverside Church', 'Pastor'],
    ['Emil Berg', '', '+1 555 0105', 'City Library', 'Librarian'],
    ['Fay <b>Stone</b>', 'fay@example.org', '+1 555 0106', 'Stone & "Sons"', 'Physician'],
];

/* A CSV file as address books write them; removed when the test ends. */
export function contactsFile(t, people = PEOPLE) {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tend-contacts-'));
    t.after(() => fs.rmSync(folder, { recursive: true, force: true }));
    const quoted = (cell) => `"${cell.replaceAll('"', '""')}"`;
    const rows = [['Name', 'E-mail', 'Phone', 'Organisation', 'Title'], ...people];
    const file = path.join(folder, 'contacts.csv');
    fs.writeFileSync(file, rows.map((row) => row.map(quoted).join(',')).join('\r\n') + '\r\n');
    return file;
}
