// A sheet of old referrals: dropped, its names refused and replaced, brought in, taken back; and
// the grid, by keyboard, by paste, and without JavaScript.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, afterEach, beforeEach, test } from 'node:test';
import { quit, visit } from './lib/browser.mjs';
import { checkPage, HEAVIEST, weigh } from './lib/check.mjs';
import { root, Tend } from './lib/tend.mjs';

const SHEET = fs.readFileSync(path.join(root, 'tests/data/ledger/received.csv'), 'utf8');
const NAMES = ['Quillfeather', 'Vexmoor', 'Thistlewick'];

let tend;

beforeEach(async () => {
    tend = await Tend.empty();
    tend.run('add', 'Ana Ruiz', '--email', 'ana@example.org');
    tend.run('add', 'Ben Ohm');
});
afterEach(async () => tend.close());
after(quit);

const ledger = () => tend.json('referral').referrals;

/* A file let fall on the page, as a file manager does it. */
async function drop(page, name, text) {
    const data = await page.evaluateHandle(([file, content]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([content], file, { type: 'text/csv' }));
        return transfer;
    }, [name, text]);
    await page.dispatchEvent('[data-drop]', 'drop', { dataTransfer: data });
}

/* What a spreadsheet puts on the clipboard, into a field. */
async function paste(field, text) {
    await field.evaluate((input, content) => {
        const data = new DataTransfer();
        data.setData('text/plain', content);
        input.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    }, text);
}

test('R8: a sheet is dropped, its names refused, replaced, brought in and taken back', async () => {
    const { context, page, watch } = await visit(tend);
    await page.goto(`${tend.origin}/import`);
    await drop(page, 'referrals.csv', SHEET);
    await page.getByText('Tend keeps no client’s name').waitFor();
    await checkPage(page, 'import-sheet-names');
    assert.equal(await page.getByRole('button', { name: /^Bring in/ }).count(), 0);
    for (const name of NAMES) assert.ok(!(await page.content()).includes(name), name);
    await page.getByLabel(/Give each referral a code/).check();
    await page.getByRole('button', { name: 'Read it so' }).click();
    await page.getByRole('heading', { name: 'Who is who' }).waitFor();
    await checkPage(page, 'import-sheet');
    assert.ok(await weigh(context, page.url()) <= HEAVIEST);
    for (const name of NAMES) assert.ok(!(await page.content()).includes(name), name);
    assert.equal(await page.locator('#source-1').inputValue(), 'proposed');
    await page.getByLabel('Google is').selectOption('leave');
    assert.equal(ledger().length, 0);
    await page.getByRole('button', { name: 'Bring in 5 referrals' }).click();
    await page.getByRole('heading', { name: 'They are in' }).waitFor();
    await checkPage(page, 'import-sheet-done');
    assert.deepEqual(ledger().map((one) => one.person.name), ['Ana Ruiz', 'Psychology Today', 'Ana Ruiz']);
    await page.getByRole('button', { name: 'Take it all back' }).click();
    await page.getByText('Taken back: the import of referrals.csv').waitFor();
    assert.deepEqual(ledger(), []);
    watch.check();
    await context.close();
});

test('without JavaScript the sheet goes the same way', async () => {
    const { context, page, watch } = await visit(tend, { javaScriptEnabled: false });
    await page.goto(`${tend.origin}/import`);
    await page.setInputFiles('#file', { name: 'r.csv', mimeType: 'text/csv', buffer: Buffer.from(SHEET) });
    await page.getByRole('button', { name: 'See what is in it' }).click();
    await page.getByLabel(/Give each referral a code/).check();
    await page.getByRole('button', { name: 'Read it so' }).click();
    await page.getByRole('button', { name: 'Bring in 5 referrals' }).click();
    await page.getByRole('heading', { name: 'They are in' }).waitFor();
    assert.equal(ledger().length, 5);
    watch.check();
    await context.close();
});

test('R1: the grid is filled in with the keyboard alone', async () => {
    const { context, page, watch } = await visit(tend);
    watch.allow(400);
    await page.goto(`${tend.origin}/referrals/many`);
    const field = (name) => page.locator(`[name="${name}"]`);
    const focused = () => page.evaluate(() => document.activeElement.name);
    assert.equal(await page.locator('tbody tr').count(), 10);
    await checkPage(page, 'many');
    assert.ok(await weigh(context, page.url()) <= HEAVIEST);
    await field('date.1').focus();
    await page.keyboard.type('12 March 2024');
    await page.keyboard.press('ArrowDown');
    assert.equal(await focused(), 'date.2');
    await page.keyboard.type('May 2024');
    await page.keyboard.press('ArrowUp');
    assert.equal(await focused(), 'date.1');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Ana Ruiz');
    await page.keyboard.press('Enter');
    assert.equal(await focused(), 'name.2');
    await page.keyboard.type('Google');
    await page.keyboard.press('Tab');
    await page.keyboard.type('grief');
    // the last row, once begun, has another one behind it
    await field('date.10').fill('2024-06-01');
    assert.equal(await page.locator('tbody tr').count(), 11);
    await page.keyboard.press('Enter');
    assert.equal(await focused(), 'date.11');
    await page.getByRole('button', { name: 'Save them all' }).click();
    // what is missing stands at its cell, and all else is as it was
    await page.locator('[name="name.10"][aria-invalid=true]').waitFor();
    await checkPage(page, 'many-mistake');
    assert.equal(await focused(), 'name.10');
    assert.equal(await field('date.2').inputValue(), 'May 2024');
    await field('name.10').fill('Ben Ohm');
    await page.getByRole('button', { name: 'Save them all' }).click();
    await page.getByText('3 referrals entered; new: Google.').first().waitFor();
    assert.deepEqual(ledger().map((one) => one.person.name), ['Ben Ohm', 'Google', 'Ana Ruiz']);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.waitForFunction(() => !document.body.textContent.includes('3 referrals entered'));
    assert.deepEqual(ledger(), []);
    watch.check();
    await context.close();
});

test('rows of a spreadsheet are pasted into the grid', async () => {
    const { context, page, watch } = await visit(tend);
    await page.goto(`${tend.origin}/referrals/many`);
    const rows = Array.from({ length: 14 }, (_, i) =>
        `2024-03-${String(i + 1).padStart(2, '0')}\t${i % 2 ? 'given' : 'received'}\t${i % 2 ? 'Ben Ohm' : 'Ana Ruiz'}\t` +
        `${i === 3 ? '"two lines\nin ""one"""' : 'panic'}\tschool\tseen`);
    await paste(page.locator('[name="date.1"]'), `${rows.join('\r\n')}\r\n`);
    assert.ok(await page.locator('tbody tr').count() >= 14);
    assert.equal(await page.locator('[name="about.4"]').inputValue(), 'two lines in "one"');
    assert.equal(await page.locator('[name="way.4"]').inputValue(), 'given');
    // one cell alone is pasted as ever
    await page.locator('[name="place.2"]').fill('clinic');
    await page.getByRole('button', { name: 'Save them all' }).click();
    await page.getByText('14 referrals entered.').first().waitFor();
    assert.equal(ledger().length, 14);
    assert.equal(ledger().filter((one) => one.direction === 'given').length, 7);
    assert.equal(ledger().filter((one) => one.place === 'clinic').length, 1);
    watch.check();
    await context.close();
});

test('without JavaScript the grid has more rows on demand', async () => {
    const { context, page, watch } = await visit(tend, { javaScriptEnabled: false });
    watch.allow(400);
    await page.goto(`${tend.origin}/referrals/many`);
    await page.fill('[name="date.1"]', '12 March 2024');
    await page.fill('[name="name.1"]', 'Ana Ruiz');
    await page.getByRole('button', { name: 'Ten more rows' }).click();
    assert.equal(await page.locator('tbody tr').count(), 20);
    assert.equal(await page.inputValue('[name="name.1"]'), 'Ana Ruiz');
    await page.fill('[name="date.20"]', '1 May 2024');
    await page.fill('[name="name.20"]', 'Ben Ohm');
    await page.selectOption('[name="way.20"]', 'given');
    await page.getByRole('button', { name: 'Save them all' }).click();
    await page.getByText('2 referrals entered.').first().waitFor();
    assert.deepEqual(ledger().map((one) => one.direction), ['given', 'received']);
    watch.check();
    await context.close();
});
