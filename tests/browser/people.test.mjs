// The list of people as it is used beyond the everyday: hundreds of rows, views by name, one thing for
// several without JavaScript, a table for a spreadsheet, the stages.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { quit, visit } from './lib/browser.mjs';
import { checkPage } from './lib/check.mjs';
import { Tend } from './lib/tend.mjs';

const MANY = 230;
let tend;

before(async () => {
    tend = await Tend.empty();
    const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'tend-people-')), 'people.csv');
    const rows = Array.from({ length: MANY }, (_, n) => `Person Number${String(n).padStart(3, '0')},p${n}@example.org`);
    fs.writeFileSync(file, ['Name,E-mail', ...rows, ''].join('\n'));
    tend.run('import', file);
    fs.rmSync(path.dirname(file), { recursive: true });
    tend.run('log', 'number005', 'call', 'plays the cello');
});

after(async () => {
    await quit();
    await tend?.close();
});

const visits = [];
afterEach(async () => {
    for (const { context } of visits.splice(0)) await context.close();
});

async function come(address, options = {}) {
    const visited = await visit(tend, { link: tend.another(), ...options });
    visits.push(visited);
    await visited.page.goto(tend.origin + address);
    return visited;
}

const rows = (page) => page.locator('#people-rows tr');
const said = (page, words) => page.locator('[data-flash]', { hasText: words }).first().waitFor();

test('more rows come below those there are, and are chosen with them', async () => {
    const { page, watch } = await come('/people');
    assert.equal(await rows(page).count(), 100);
    for (const shown of [200, MANY]) {
        await page.getByRole('link', { name: /^Show \d+ more$/ }).click();
        await rows(page).nth(shown - 1).waitFor();
        assert.equal(await rows(page).count(), shown);
    }
    assert.equal(await page.getByRole('link', { name: /more$/ }).count(), 0);
    await page.getByLabel('Choose all shown').check();
    await page.getByText(`${MANY} chosen`).waitFor();
    watch.check();
});

test('all whom a filter leaves, beyond those shown', async () => {
    const { page, watch } = await come('/people?search=person');
    await rows(page).nth(0).getByRole('checkbox').check();
    await page.getByLabel(`all ${MANY} that fit`).check();
    await page.getByLabel('Rhythm').selectOption('Every 6 weeks');
    await page.getByRole('button', { name: 'Set rhythm' }).click();
    await said(page, `${MANY} people have a rhythm of 42 days now.`);
    assert.equal(tend.json('show', 'number229').person.rhythm_days, 42);
    await page.getByRole('button', { name: 'Undo' }).click();
    await said(page, 'Taken back');
    assert.equal(tend.json('show', 'number229').person.rhythm_days, null);
    watch.check();
});

for (const javaScriptEnabled of [true, false]) {
    const how = javaScriptEnabled ? 'in place' : 'without JavaScript';

    test(`a view is kept, shown, renamed and forgotten: ${how}`, async () => {
        const { page, watch } = await come('/people?search=cello', { javaScriptEnabled });
        assert.equal(await rows(page).count(), 1);
        await page.locator('summary', { hasText: 'Keep as a view' }).click();
        await page.getByLabel('Name', { exact: true }).fill('Music');
        await page.getByRole('button', { name: 'Keep', exact: true }).click();
        await said(page, 'The view Music is kept.');
        await page.getByRole('link', { name: 'Everybody' }).click();
        await rows(page).nth(99).waitFor();
        await page.getByRole('link', { name: 'Music' }).click();
        await rows(page).nth(1).waitFor({ state: 'detached' });
        await page.locator('summary', { hasText: 'This view' }).click();
        await page.getByLabel('Name', { exact: true }).fill('Cellists');
        await page.getByRole('button', { name: 'Rename' }).click();
        await page.getByRole('link', { name: 'Cellists' }).waitFor();
        await page.locator('summary', { hasText: 'This view' }).click();
        await page.getByRole('button', { name: 'Forget this view' }).click();
        await said(page, 'The view Cellists is gone.');
        assert.deepEqual(tend.json('list', '--views').views, []);
        watch.check();
    });

    test(`several are let go and come back: ${how}`, async () => {
        const { page, watch } = await come('/people?search=number00', { javaScriptEnabled });
        for (const n of [1, 2]) await page.getByLabel(`Choose Person Number00${n}`).check();
        await page.getByLabel('Why, if you let them go').fill('moved away');
        await page.getByRole('button', { name: 'Let go', exact: true }).click();
        await said(page, '2 people leave your list; the history stays.');
        assert.equal(tend.json('show', 'number001').person.let_go_why, 'moved away');
        await page.goto(`${tend.origin}/people?stage=let-go`);
        for (const n of [1, 2]) await page.getByLabel(`Choose Person Number00${n}`).check();
        await page.getByRole('button', { name: 'Back on the list' }).click();
        await said(page, '2 people are on your list again.');
        watch.check();
    });

    test(`what is missing is asked for, and nobody chosen is lost: ${how}`, async () => {
        const { page, watch } = await come('/people?search=number00', { javaScriptEnabled });
        watch.allow(400);
        for (const n of [3, 4]) await page.getByLabel(`Choose Person Number00${n}`).check();
        await page.getByRole('button', { name: 'Tag', exact: true }).click();
        await page.getByRole('heading', { level: 1, name: 'Several people' }).waitFor();
        await page.getByText('2 chosen.').waitFor();
        const word = page.getByRole('textbox', { name: 'Tag' });
        assert.equal(await word.getAttribute('aria-invalid'), 'true');
        if (javaScriptEnabled) await checkPage(page, 'people-bulk', { quick: true });
        await word.fill(`choir ${how}`);
        await page.getByRole('button', { name: 'Do it' }).click();
        await said(page, `2 people have the tag choir ${how} now.`);
        assert.equal(new URL(page.url()).search, '?search=number00');
        watch.check();
    });
}

test('what is shown is saved as a table', async () => {
    const { page, watch } = await come('/people?search=cello');
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Save as a table (CSV)' }).click();
    const saved = await download;
    assert.equal(saved.suggestedFilename(), 'people.csv');
    const text = fs.readFileSync(await saved.path(), 'utf8');
    assert.match(text, /^\uFEFFid,name,/);
    assert.equal(text.trim().split('\n').length, 2);
    watch.check();
});

test('the stages side by side lead to the list', async () => {
    const { page, watch } = await come('/board');
    const following = page.getByRole('region', { name: /Following up/ });
    assert.match(await following.innerText(), /Person Number005/);
    assert.match(await page.getByRole('region', { name: /Closing/ }).innerText(), /Nobody at the moment/);
    await page.getByRole('region', { name: /Adding/ }).getByRole('link', { name: /^\d+ more$/ }).click();
    await page.waitForURL(/\/people\?stage=adding$/);
    await rows(page).nth(99).waitFor();
    watch.check();
});
