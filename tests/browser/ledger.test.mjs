// The ledger as it is used: one entered by keyboard alone, somebody new with it, the board, filters that
// answer while one types; all of it without JavaScript as well.
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
const ledger = () => tend.json('referral').referrals;
const newest = () => ledger().reduce((one, other) => (other.id > one.id ? other : one));
const focused = (page, selector) => page.waitForFunction((it) => document.activeElement?.matches(it), selector);

test('a referral is entered with the keyboard alone', async () => {
    const { page, watch } = await come();
    const someone = tend.json('list', '--limit', '1').people[0].name;
    await page.goto(`${tend.origin}/today`);
    await page.keyboard.press('r');
    await page.waitForURL('**/referrals');
    await page.keyboard.press('a');
    await page.waitForURL('**/referrals/new');
    await focused(page, '#f-who');
    await page.keyboard.type(someone);
    await page.locator('#whom input:checked').waitFor();
    assert.match(await page.locator('#whom label:has(:checked)').innerText(), new RegExp(`^${someone}`));
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await focused(page, '#f-about');
    await page.keyboard.type('teen anxiety');
    await page.keyboard.press('Enter');
    await said(page, 'Entered: a referral from');
    const one = newest();
    assert.deepEqual([one.person.name, one.about, one.direction, one.date, one.step],
        [someone, 'teen anxiety', 'received', '2026-03-02', 'received']);
    assert.equal(new URL(page.url()).pathname, `/referrals/${one.id}`);
    await page.getByText(one.code).first().waitFor();
    await page.locator('[data-flash]').getByRole('button', { name: 'Undo' }).click();
    await said(page, 'Taken back');
    assert.ok(ledger().every((other) => other.id !== one.id));
    watch.check();
});

for (const javaScriptEnabled of [true, false]) {
    const how = javaScriptEnabled ? 'in place' : 'without JavaScript';

    test(`somebody new comes with their first referral: ${how}`, async () => {
        const { page, watch } = await come({ javaScriptEnabled });
        const name = `Zora Quill ${javaScriptEnabled ? 'One' : 'Two'}`;
        watch.allow(400);
        await page.goto(`${tend.origin}/referrals/new`);
        await page.getByLabel('I gave one').check();
        await page.getByLabel(/^Who sent them/).fill(name);
        await page.getByLabel(/^For whom/).fill('grief');
        if (!javaScriptEnabled) await page.getByRole('button', { name: 'Enter it' }).click();
        await page.getByRole('radio', { name: `Somebody new: ${name}` }).waitFor();
        assert.equal(await page.getByLabel(/^For whom/).inputValue(), 'grief');
        await page.getByRole('radio', { name: `Somebody new: ${name}` }).check();
        await page.getByRole('button', { name: 'Enter it' }).click();
        await said(page, 'who is on your list now');
        const one = newest();
        assert.deepEqual([one.person.name, one.about, one.direction], [name, 'grief', 'given']);
        await page.locator('[data-flash]').getByRole('button', { name: 'Undo' }).click();
        await said(page, 'Taken back');
        assert.equal(tend.json('list', name).total, 0);
        watch.check();
    });

    test(`a card goes from step to step on the board: ${how}`, async () => {
        const { page, watch } = await come({ javaScriptEnabled });
        const about = `on the board ${how}`;
        const { id, code } = tend.json('referral', 'from', '#1', about);
        const card = (column) => page.getByRole('region', { name: new RegExp(`^${column}`) }).locator(`#referral-${id}`);
        await page.goto(`${tend.origin}/referrals/board`);
        await card('Received').waitFor();
        for (const [button, column] of [['Answered now', 'Contacted'], ['Booked', 'Booked'], ['Seen', 'Seen lately']]) {
            await page.getByRole('button', { name: new RegExp(`^${button}.*${code}`) }).click();
            await card(column).waitFor();
            assert.equal(new URL(page.url()).pathname, '/referrals/board');
        }
        assert.equal(ledger().find((one) => one.id === id).step, 'seen');
        await page.locator('[data-flash]').getByRole('button', { name: 'Undo' }).click();
        await card('Booked').waitFor();
        await card('Booked').locator('summary').click();
        await page.getByRole('button', { name: new RegExp(`^No answer.*${code}`) }).click();
        await card('Ended lately').getByText('no answer').waitFor();
        await page.getByRole('link', { name: 'Given' }).click();
        await page.waitForURL('**/referrals/board?direction=given');
        assert.equal(await page.locator(`#referral-${id}`).count(), 0);
        watch.check();
    });

    test(`the ledger is filtered and turned round: ${how}`, async () => {
        const { page, watch } = await come({ javaScriptEnabled });
        const words = `filtered ${javaScriptEnabled ? 'alpha' : 'beta'}`;
        const { code } = tend.json('referral', 'to', '#2', words);
        await page.goto(`${tend.origin}/referrals`);
        await page.getByRole('searchbox').fill(words);
        if (!javaScriptEnabled) await page.getByRole('button', { name: 'Show' }).click();
        await page.waitForURL((url) => url.searchParams.get('words') === words);
        await page.locator('#ledger-rows tr').nth(1).waitFor({ state: 'detached' });
        assert.equal(await page.locator('#ledger-rows th').innerText(), code);
        await page.getByRole('link', { name: 'Received', exact: true }).click();
        await page.getByRole('heading', { name: 'Nothing fits' }).waitFor();
        await page.getByRole('link', { name: 'Side by side' }).click();
        await page.getByRole('region', { name: 'Given' }).getByText(words).waitFor();
        await page.getByRole('link', { name: new RegExp(`^“${words}”`) }).click();
        await page.waitForURL((url) => !url.searchParams.has('words'));
        watch.check();
    });
}

test('several who fit are offered while one types, and the wrong one can be left', async () => {
    const { page, watch } = await come();
    await page.goto(`${tend.origin}/referrals/new`);
    await page.getByLabel(/^Who sent them/).pressSequentially('a');
    await page.locator('#whom label').nth(3).waitFor();
    assert.equal(await page.locator('#whom input:checked').count(), 0);
    const name = await page.locator('#whom label').nth(1).innerText();
    await page.locator('#whom label').nth(1).click();
    await page.getByRole('button', { name: 'Enter it' }).click();
    await said(page, 'Entered: a referral from');
    assert.ok(name.startsWith(newest().person.name), name);
    await page.locator('[data-flash]').getByRole('button', { name: 'Undo' }).click();
    await said(page, 'Taken back');
    watch.check();
});

test('the palette leads from a code to its referral, and to entering one', async () => {
    const { page, watch } = await come();
    const { id, code } = tend.json('referral', 'from', '#1', 'palette');
    await page.goto(`${tend.origin}/today`);
    await page.keyboard.press('/');
    await page.keyboard.type(code);
    await page.locator('#palette [role=option][aria-selected=true]', { hasText: code }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/referrals/${id}`);
    await page.keyboard.press('/');
    await page.keyboard.type('enter a ref');
    await page.locator('#palette [role=option][aria-selected=true]', { hasText: /^Enter a referral/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/referrals/new');
    watch.check();
});

test('rows of the ledger are gone through with j and k and opened with Enter', async () => {
    const { page, watch } = await come();
    await page.goto(`${tend.origin}/referrals`);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.locator('#ledger-rows tr:nth-child(2).here').waitFor();
    const path = await page.locator('#ledger-rows tr:nth-child(2) [data-open]').getAttribute('href');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${path}`);
    watch.check();
});

test('axe finds nothing with choices shown, both ways, and after a mistake', async () => {
    const { page, watch } = await come();
    watch.allow(400);
    await page.goto(`${tend.origin}/referrals/new?who=a`);
    await checkPage(page, 'referral-new-choices');
    await page.goto(`${tend.origin}/referrals?sides=yes`);
    await checkPage(page, 'ledger-sides');
    await page.goto(`${tend.origin}/referrals?words=nothing+like+that&step=open`);
    await checkPage(page, 'ledger-nothing', { quick: true });
    await page.goto(`${tend.origin}/referrals/new`);
    await page.getByRole('button', { name: 'Enter it' }).click();
    await page.getByText('Say who it was').first().waitFor();
    await checkPage(page, 'referral-new-refused', { quick: true });
    watch.check();
});
