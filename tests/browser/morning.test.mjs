// The whole first morning of somebody who has never seen Tend, from the empty practice to the
// checkmark: with the mouse, with the keyboard alone, and with JavaScript off.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { quit, visit } from './lib/browser.mjs';
import { checkPage } from './lib/check.mjs';
import { contactsFile, PEOPLE } from './lib/contacts.mjs';
import { importByDragging, importByKeys, importByForm } from './lib/import.mjs';
import { led, tabTo } from './lib/keys.mjs';
import { Tend } from './lib/tend.mjs';

after(quit);

async function morning(t, options, work) {
    const tend = await Tend.empty();
    t.after(() => tend.close());
    const came = await visit(tend, options);
    t.after(() => came.context.close());
    await came.page.waitForURL('**/welcome');
    await came.page.getByRole('heading', { level: 1, name: 'Welcome to Tend' }).waitFor();
    await work({ tend, ...came });
    came.watch.check();
    assert.match(tend.run('doctor'), /./);
}

const cards = (page) => page.getByRole('article');
const nameOn = (card) => card.getByRole('heading', { level: 2 }).innerText();
const heading = (page, name) => page.getByRole('heading', { level: 1, name });
const checkmark = (page) => page.getByRole('region', { name: 'Today’s checkmark' });

/* Today, as it is after the import: three to five people, each with a reason and a way. */
async function sees(page) {
    await page.waitForURL('**/today');
    assert.ok([3, 4, 5].includes(await cards(page).count()), `${await cards(page).count()} cards`);
    for (const card of await cards(page).all()) {
        assert.ok(PEOPLE.map(([name]) => name).includes(await nameOn(card)), await nameOn(card));
        assert.match(await card.locator('.why').innerText(), /\w/);
        assert.equal(await card.getByText('There is no way to reach them').count(), 0);
    }
}

function finished(tend, notes) {
    const today = tend.json('today');
    assert.equal(today.done, 3);
    assert.equal(today.checkmark, true);
    assert.deepEqual(today.logged.map((touch) => touch.note).sort(), [...notes].sort());
}

test('the first morning with the mouse', (t) => morning(t, {}, async ({ tend, page }) => {
    await importByDragging(page, contactsFile(t));
    await sees(page);
    await checkPage(page, 'morning-1-today');

    const first = cards(page).first();
    const name = await nameOn(first);
    await first.getByRole('link', { name: 'Done' }).click();
    await first.getByLabel('What did you learn?').fill('graduates 12 June');
    await first.getByLabel(/graduates/).waitFor(); // is offered as a dated fact
    await first.getByText('In person', { exact: true }).click();
    await checkPage(page, 'morning-2-log');
    await first.getByRole('button', { name: 'Log it' }).click();
    await heading(page, /1 of 3/).waitFor();
    await page.getByRole('status').filter({ hasText: `Logged: ${name}` }).first().waitFor();

    for (const [note, then] of [['new rooms', heading(page, /2 of 3/)], ['', checkmark(page)]]) {
        const card = cards(page).first();
        await card.getByRole('link', { name: 'Done' }).click();
        await card.getByLabel('What did you learn?').fill(note);
        await card.getByRole('button', { name: 'Log it' }).click();
        await then.waitFor();
    }
    await checkPage(page, 'morning-3-checkmark');

    finished(tend, ['graduates 12 June', 'new rooms', null]);
    const person = tend.json('show', name);
    assert.equal(person.touches[0].method, 'in-person');
    assert.ok(person.facts.some((fact) => fact.date === '2026-06-12'), JSON.stringify(person.facts));

    await page.getByRole('button', { name: 'Undo' }).click();
    await heading(page, /2 of 3/).waitFor();
    assert.equal(tend.json('today').done, 2);
    assert.equal(await checkmark(page).count(), 0);
}));

test('the first morning with the keyboard alone', (t) => morning(t, {}, async ({ tend, page }) => {
    await importByKeys(page, contactsFile(t));
    await sees(page);

    // As one finds one's way with Tab alone …
    await led(page, /people for today/);
    const first = cards(page).first();
    await tabTo(page, first.getByRole('link', { name: 'Done' }));
    await page.keyboard.press('Enter');
    const note = first.getByLabel('What did you learn?');
    await note.and(page.locator(':focus')).waitFor();
    await page.keyboard.type('has a new room, 14 May');
    await page.keyboard.press('Enter');
    await heading(page, /1 of 3/).waitFor();

    // … and with the shortcuts. One press of Enter is a complete log.
    for (const then of [heading(page, /2 of 3/), checkmark(page)]) {
        await page.locator('main :focus').waitFor(); // the focus is not lost with the form
        await page.keyboard.press('d');
        await cards(page).first().getByLabel('What did you learn?').and(page.locator(':focus')).waitFor();
        await page.keyboard.press('Enter');
        await then.waitFor();
    }
    finished(tend, ['has a new room, 14 May', null, null]);

    await page.keyboard.press('u');
    await heading(page, /2 of 3/).waitFor();
    assert.equal(tend.json('today').done, 2);
}));

test('the first morning without JavaScript', (t) => morning(t, { javaScriptEnabled: false }, async ({ tend, page }) => {
    await importByForm(page, contactsFile(t));
    await sees(page);
    for (const note of ['graduates 12 June', 'new rooms', '']) {
        const name = await nameOn(cards(page).first());
        await cards(page).first().getByRole('link', { name: 'Done' }).click();
        await page.waitForURL('**/people/*/log*');
        assert.ok((await heading(page, /./).innerText()).includes(name));
        await page.getByLabel('What did you learn?').fill(note);
        await page.getByRole('button', { name: 'Log it' }).click();
        await page.waitForURL(/\/today(\?|$)/);
    }
    await checkmark(page).waitFor();
    finished(tend, ['graduates 12 June', 'new rooms', null]);

    await page.getByRole('button', { name: 'Undo' }).click();
    await heading(page, /2 of 3/).waitFor();
}));
