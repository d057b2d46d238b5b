// Where referrals come from, and those who send them by their own rhythm.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import { quit, visit } from './lib/browser.mjs';
import { checkPage } from './lib/check.mjs';
import { Tend, TODAY } from './lib/tend.mjs';

after(quit);

const day = (ago) => new Date(Date.parse(TODAY) - ago * 86400000).toISOString().slice(0, 10);

const PLACES = ['School', 'school', 'GP practice', 'The association of family counsellors of the north', ''];
const WAYS = ['client called', 'letter', ''];
const REASONS = ['trauma', 'lives near', 'teens', 'teens'];

/* A ledger of three years, as a sheet: one who stopped, one who goes on, one who sends less, one who is new,
   one who is long gone. */
function fill(tend) {
    const nobody = tend.json('list').people.filter((one) => one.referrals_received + one.referrals_given === 0);
    const [stopped, goes, less, fresh, long] = nobody;
    const ago = [[stopped, 12, 230, 21], [goes, 16, 30, 33], [less, 2, 30, 170], [less, 12, 400, 26], [fresh, 1, 30, 1],
        [long, 5, 900, 40]].flatMap(([who, count, first, gap]) =>
        Array.from({ length: count }, (_, i) => [who.name, first + gap * i]));
    const lines = ago.map(([name, days], i) => [day(days), name, REASONS[i % 4], PLACES[i % 5], WAYS[i % 3],
        i % 3 ? 'seen' : 'ended', i % 3 ? day(days - 5) : '', i % 3 ? '' : day(days - 9)].join(','));
    const sheet = path.join(tend.env.HOME, 'received.csv');
    fs.writeFileSync(sheet, ['Date Received,Referred By,Why,Where,How,Status,Seen,Ended', ...lines, ''].join('\n'));
    tend.run('import', sheet);
    return { stopped };
}

async function here(t, options, work) {
    const tend = await Tend.demo();
    t.after(() => tend.close());
    const who = fill(tend);
    const came = await visit(tend, options);
    t.after(() => came.context.close());
    await work({ tend, who, ...came });
    came.watch.check();
}

test('the sources: pictures, more of one, given, another time', (t) => here(t, {}, async ({ tend, page }) => {
    await page.goto(`${tend.origin}/referrals/sources`);
    await page.getByRole('heading', { level: 1, name: 'Where referrals come from' }).waitFor();
    assert.equal(await page.locator('figure svg .whisker').count() > 0, true);
    await checkPage(page, 'sources-ledger');
    await page.getByRole('link', { name: 'All', exact: true }).click();
    await page.waitForURL(/span=all/);
    await page.getByRole('link', { name: 'All', exact: true }).and(page.locator('[aria-current]')).waitFor();
    await checkPage(page, 'sources-all', { quick: true });
    await page.getByRole('link', { name: 'Given' }).click();
    await page.getByRole('heading', { level: 1, name: 'Where referrals go' }).waitFor();
    assert.match(page.url(), /direction=given&span=all/);
}));

test('dates that make no sense are told at their field, and stay', (t) => here(t, {}, async ({ tend, page, watch }) => {
    watch.allow(400);
    await page.goto(`${tend.origin}/referrals/sources?direction=given`);
    await page.getByText('Other dates').click();
    await page.getByLabel('From', { exact: true }).fill('the day of the flood');
    await page.getByRole('button', { name: 'Show' }).click();
    await page.locator('#f-since[aria-invalid=true]').waitFor();
    assert.equal(await page.getByLabel('From', { exact: true }).inputValue(), 'the day of the flood');
    await checkPage(page, 'sources-refused', { quick: true });
    await page.getByLabel('From', { exact: true }).fill('1 January 2025');
    await page.getByRole('button', { name: 'Show' }).click();
    await page.waitForURL(/since=1\+January\+2025|since=1%20January%202025/);
    await page.getByText('Wed 1 January 2025').first().waitFor();
    assert.match(page.url(), /direction=given/);
}));

test('somebody who went quiet is put on tomorrow’s list; Undo takes it back', (t) => here(t, {}, async ({ tend, who, page }) => {
    await page.goto(`${tend.origin}/referrals/partners`);
    const quiet = page.getByRole('region', { name: 'Going quiet' });
    await quiet.getByText('Likely', { exact: true }).first().waitFor();
    const name = who.stopped.name;
    await checkPage(page, 'partners-ledger');
    const card = quiet.getByRole('article', { name });
    const before = tend.json('show', `#${who.stopped.id}`).next;
    await card.getByRole('button', { name: 'Put on tomorrow' }).click();
    await page.getByRole('status').filter({ hasText: `${name} comes back on` }).waitFor();
    assert.match(page.url(), /\/referrals\/partners$/);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('status').filter({ hasText: 'Taken back' }).waitFor();
    assert.deepEqual(tend.json('show', `#${who.stopped.id}`).next, before);
    await card.getByRole('link', { name: 'Log a touch' }).click();
    await page.waitForURL(/\/people\/\d+\/log/);
}));

test('without JavaScript the same links and buttons do it', (t) => here(t, { javaScriptEnabled: false }, async ({ tend, who, page }) => {
    await page.goto(`${tend.origin}/referrals/sources`);
    await page.getByRole('link', { name: '2 years' }).click();
    assert.match(page.url(), /span=24/);
    await page.goto(`${tend.origin}/referrals/partners`);
    await page.locator(`#card-${who.stopped.id}`).getByRole('button', { name: 'Put on tomorrow' }).click();
    await page.getByText(`${who.stopped.name} comes back on`).waitFor();
}));
