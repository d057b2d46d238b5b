// What one knows of those who might refer, and to whom one could refer: in place and without JavaScript,
// by keyboard, and the pages that follow from each other.
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { quit, visit } from './lib/browser.mjs';
import { checkPage } from './lib/check.mjs';
import { Tend } from './lib/tend.mjs';

let tend;

before(async () => {
    tend = await Tend.demo();
});

after(async () => {
    await quit();
    await tend?.close();
});

const visits = [];
afterEach(async () => {
    for (const { context } of visits.splice(0)) await context.close();
});

async function come(options = {}) {
    const visited = await visit(tend, { link: tend.another(), ...options });
    visits.push(visited);
    return visited;
}

const said = (page, words) => page.locator('[data-flash]', { hasText: words }).first().waitFor();
const first = () => tend.json('know').queue[0].person;

for (const javaScriptEnabled of [true, false]) {
    const how = javaScriptEnabled ? 'in place' : 'without JavaScript';

    test(`R2 one after the other, and enough for today: ${how}`, async () => {
        const { page, watch } = await come({ javaScriptEnabled });
        const { id, name } = first();
        await page.goto(`${tend.origin}/referrals/know`);
        await page.getByRole('heading', { level: 2, name }).waitFor();
        await page.getByLabel('What do they need?').fill(`a quick answer, ${how}`);
        await page.getByRole('group', { name: 'How far do they trust you?' }).getByText('Somewhat').click();
        await page.getByRole('button', { name: 'Keep', exact: true }).click();
        await said(page, `what you know of ${name}`);
        assert.match(page.url(), /\/referrals\/know$/);
        await page.getByRole('heading', { level: 2, name: first().name }).waitFor();
        const kept = tend.json('know', `#${id}`).profile;
        assert.equal(kept.needs, `a quick answer, ${how}`);
        assert.equal(kept.trust, 'some');
        await page.locator('[data-flash]').getByRole('button', { name: 'Undo' }).click();
        await page.getByRole('heading', { level: 2, name }).waitFor();
        await page.getByRole('button', { name: 'Nothing new' }).click();
        await said(page, `${name} comes up again in a month`);
        await page.getByRole('link', { name: 'Enough for today' }).click();
        await page.waitForURL(/\/today$/);
        tend.run('undo');
        watch.check();
    });
}

test('R2 passing over goes through everybody and ends', async () => {
    const { page, watch } = await come();
    const everybody = tend.json('know', '--all').queue.map((one) => one.person);
    await page.goto(`${tend.origin}/referrals/know?after=${everybody.at(-2).id}`);
    await page.getByRole('heading', { level: 2, name: everybody.at(-1).name }).waitFor();
    await page.getByRole('link', { name: 'Pass over' }).click();
    await page.getByRole('heading', { name: 'That was everybody' }).waitFor();
    await checkPage(page, 'know-passed');
    await page.getByRole('link', { name: 'Begin again' }).click();
    await page.getByRole('heading', { level: 2, name: everybody[0].name }).waitFor();
    watch.check();
});

test('what is refused keeps what was typed, and the way back', async () => {
    const { page, watch } = await come();
    watch.allow(400);
    const { id } = first();
    await page.goto(`${tend.origin}/people/${id}/know`);
    await page.getByLabel('What they do').fill('EMDR <b>');
    await page.getByRole('group', { name: 'Have they free places?' }).getByText('Yes').click();
    await page.getByLabel('When they said so').fill('next friday');
    await page.getByRole('button', { name: 'Keep', exact: true }).click();
    const day = page.getByLabel('When they said so');
    await page.locator('#know-free-day[aria-invalid]').waitFor();
    assert.equal(await page.getByLabel('What they do').inputValue(), 'EMDR <b>');
    await checkPage(page, 'know-refused');
    await day.fill('yesterday');
    await page.getByRole('button', { name: 'Keep', exact: true }).click();
    await page.waitForURL(new RegExp(`/people/${id}$`));
    await page.getByRole('region', { name: 'What you know of them' }).getByText('yes, as they said yesterday').waitFor();
    tend.run('undo');
    watch.check();
});

test('R3 from a search to the referral given, which then comes last', async () => {
    const { page, watch } = await come();
    await page.goto(`${tend.origin}/referrals/colleagues`);
    await page.getByLabel('What, for whom').fill('couples');
    await page.getByRole('button', { name: 'Look' }).click();
    await page.waitForURL(/q=couples/);
    const names = () => page.locator('article h2').allTextContents();
    const before = await names();
    assert.deepEqual(before, tend.json('colleagues', 'couples').colleagues.map((one) => one.person.name));
    await checkPage(page, 'colleagues-found');
    await page.getByRole('article', { name: before[0] }).getByRole('link', { name: /^Refer to them/ }).click();
    await page.waitForURL(/\/referrals\/new\?/);
    await page.getByLabel('For whom, in general words').fill('a couple');
    await page.locator('main form button.primary').click();
    await page.waitForURL((url) => !url.pathname.endsWith('/new'));
    const given = tend.json('referral').referrals[0];
    assert.equal(given.direction, 'given');
    assert.equal(given.person.name, before[0]);
    await page.goto(`${tend.origin}/referrals/colleagues?q=couples`);
    assert.notEqual((await names())[0], before[0]);
    tend.run('undo');
    watch.check();
});

test('R3 give and get: whom it shows, and the way to what they need', async () => {
    const { page, watch } = await come();
    await page.goto(`${tend.origin}/referrals/balance`);
    const owed = tend.json('balance').owed[0].person;
    await page.getByRole('region', { name: 'To whom one would be due' }).getByRole('link', { name: owed.name, exact: true }).waitFor();
    await page.getByRole('navigation', { name: 'Whom to show' }).getByRole('link', { name: /You gave, they never/ }).click();
    await page.waitForURL(/show=unheard/);
    const rows = await page.locator('tbody th').allTextContents();
    assert.deepEqual(rows.map((one) => one.trim()), tend.json('balance', '--only', 'unheard', '--all').people.map((one) => one.person.name));
    await checkPage(page, 'balance-unheard');
    await page.getByRole('listitem').filter({ hasText: owed.name }).getByRole('link', { name: /^What they need/ }).click();
    await page.waitForURL(new RegExp(`/people/${owed.id}/know$`));
    watch.check();
});
