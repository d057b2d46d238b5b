// A referral from the moment it came: on top of Today before everything, answered in place, by keyboard and
// without JavaScript; its page; how fast answers are.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { quit, visit } from './lib/browser.mjs';
import { checkPage } from './lib/check.mjs';
import { Tend } from './lib/tend.mjs';

after(quit);

// Three people, and two of them have sent somebody: one is over, one has time left (it is noon).
async function here(t, work, options = {}) {
    const tend = await Tend.empty();
    t.after(() => tend.close());
    for (const name of ['Ana Ruiz', 'Ben Ohm', 'Cy Lund']) tend.run('add', name, '--email', `${name[0]}@example.org`);
    const late = tend.json('referral', 'from', 'ana', 'teen anxiety', '--on', '2026-02-25', '--at', '11:00');
    const soon = tend.json('referral', 'from', 'ben', 'couple, evenings', '--on', '2026-02-27', '--at', '15:00');
    const came = await visit(tend, options);
    t.after(() => came.context.close());
    await came.page.goto(`${tend.origin}/today`);
    const one = ({ id }) => tend.json('referral', `#${id}`);
    await work({ tend, late, soon, one, ...came });
    came.watch.check();
}

const waiting = (page) => page.getByRole('region', { name: 'for your first answer' });
const clock = (page, { id }) => page.locator(`#clock-${id}`);
const said = (page, words) => page.locator('[data-flash]', { hasText: words }).first().waitFor();
const focused = (page, locator) => locator.and(page.locator(':focus')).waitFor();

for (const javaScriptEnabled of [true, false]) {
    const how = javaScriptEnabled ? 'in place' : 'without JavaScript';

    test(`R5 unanswered, it is on top of Today before everything, and is answered: ${how}`,
        (t) => here(t, async ({ page, late, soon, one }) => {
            assert.match(await page.locator('main h2').first().innerText(), /They wait for your first answer/);
            const articles = await page.getByRole('article').evaluateAll((all) => all.map(({ id }) => id));
            assert.deepEqual(articles.slice(0, 2), [`clock-${late.id}`, `clock-${soon.id}`]);
            assert.match(articles[2], /^card-/);
            await clock(page, late).getByText('2 working days over').waitFor();
            await clock(page, soon).getByText('3 working hours left').waitFor();
            await clock(page, soon).getByRole('button', { name: 'Answered now' }).click();
            await said(page, `Answered: ${soon.code} from Ben Ohm.`);
            assert.equal(new URL(page.url()).pathname, '/today');
            assert.equal(await clock(page, soon).count(), 0);
            assert.equal(one(soon).contacted_time, '12:00');
            await page.locator('[data-flash]').first().getByRole('button', { name: 'Undo' }).click();
            await clock(page, soon).waitFor();
            assert.equal(one(soon).step, 'received');
            await clock(page, soon).getByRole('button', { name: 'Booked' }).click();
            await said(page, 'Booked');
            await clock(page, late).getByText('It ended…').click();
            await clock(page, late).getByRole('button', { name: 'No answer' }).click();
            await said(page, 'Ended, no answer');
            assert.equal(await waiting(page).count(), 0);
            assert.deepEqual([one(soon).step, one(late).ended_why], ['booked', 'no-answer']);
        }, { javaScriptEnabled }));
}

test('R5 by keyboard: j goes from what waits on to the people of the day, a answers', (t) => here(t,
    async ({ page, late, soon, one }) => {
        const link = (row) => clock(page, row).getByRole('heading').getByRole('link');
        await page.keyboard.press('j');
        await focused(page, link(late));
        await page.keyboard.press('j');
        await focused(page, link(soon));
        await page.keyboard.press('j');
        await focused(page, page.locator('article.card').first().getByRole('heading').getByRole('link'));
        await page.keyboard.press('k');
        await focused(page, link(soon));
        await page.keyboard.press('a');
        await said(page, `Answered: ${soon.code}`);
        assert.deepEqual([one(soon).step, one(late).step], ['contacted', 'received']);
        await page.keyboard.press('u');
        await clock(page, soon).waitFor();
    }));

test('R5 on Today nothing is in the way of anybody', (t) => here(t, async ({ tend, page }) => {
    await checkPage(page, 'today-clocks');
    for (let day = 16; day < 24; day++) tend.run('referral', 'from', 'cy', 'w'.repeat(60), '--on', `2026-02-${day}`);
    const answered = tend.json('referral', 'from', 'cy', 'evenings', '--on', '2026-02-16');
    tend.run('referral', answered.code, 'contacted', '--on', '2026-02-17');
    await page.reload();
    assert.equal(await waiting(page).getByRole('article').count(), 5);
    await page.getByText('5 more wait').waitFor();
    await page.getByText('Answered a while ago').waitFor();
    await checkPage(page, 'today-clocks-many', { quick: true });
}));

test('R5 its page takes it through its steps, and keeps what was typed when one is refused', (t) => here(t,
    async ({ tend, page, watch, late, one }) => {
        watch.allow(400);
        await clock(page, late).getByRole('heading').getByRole('link').click();
        await page.waitForURL(`**/referrals/${late.id}`);
        await page.getByText('It was at another time').click();
        await page.locator('#step-on').fill('23 February');
        await page.getByRole('button', { name: 'Answered now' }).click();
        await page.getByText('before the step before it').first().waitFor();
        assert.equal(await page.locator('#step-on').inputValue(), '23 February');
        await checkPage(page, 'referral-refused', { quick: true });
        await page.locator('#step-on').fill('25 February');
        await page.locator('#step-at').fill('14:30');
        await page.getByRole('button', { name: 'Answered now' }).click();
        await said(page, 'Answered');
        await page.getByText('answered after 3 h 30 min, in time').waitFor();
        await page.getByRole('button', { name: 'Booked' }).click();
        await said(page, 'Booked');
        await page.getByRole('button', { name: 'One step back' }).click();
        await said(page, 'One step back');
        await page.getByText('It ended…').click();
        await page.getByLabel('Referred on', { exact: true }).check();
        await page.getByLabel('Referred on: to whom?').fill('Cy');
        await page.getByRole('button', { name: 'It ended' }).click();
        await said(page, 'Referred on');
        await page.getByText('Referred on to').waitFor();
        const { passed_to: [given] } = one(late);
        assert.equal(given.person.name, 'Cy Lund');
        await page.getByRole('link', { name: given.code }).click();
        await page.getByText('It refers on').waitFor();
        await page.getByLabel('About').fill('teens');
        await page.getByRole('button', { name: 'Keep', exact: true }).click();
        await said(page, 'Changed');
        assert.equal(one(given).about, 'teens');
        await checkPage(page, 'referral-given', { quick: true });
        await page.goto(`${tend.origin}/referrals/answers`);
        await page.getByRole('heading', { name: 'In time' }).waitFor();
        await checkPage(page, 'answers', { quick: true });
    }));
