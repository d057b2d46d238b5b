// Today by the keyboard and in place: what the cards do without leaving the page.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { quit, visit } from './lib/browser.mjs';
import { checkPage } from './lib/check.mjs';
import { Tend } from './lib/tend.mjs';

after(quit);

// Whoever waits for a first answer stands before the people of the day.
const clock = (page) => page.getByRole('region', { name: 'Somebody waits for your first answer' }).getByRole('article');
const card = (page, number = 0) => page.locator('.picks').getByRole('article').nth(number);
const focused = (page, locator) => locator.and(page.locator(':focus')).waitFor();
const name = (one) => one.getByRole('heading', { level: 2 }).getByRole('link');

async function here(t, work) {
    const tend = await Tend.demo();
    t.after(() => tend.close());
    const came = await visit(tend);
    t.after(() => came.context.close());
    await came.page.waitForURL('**/today');
    await work({ tend, ...came });
    came.watch.check();
}

test('j and k go from card to card, and letters act on the one that is chosen', (t) => here(t, async ({ tend, page }) => {
    const people = tend.json('today').suggestions.map(({ person }) => person);
    await page.keyboard.press('j');
    await focused(page, clock(page).getByRole('heading', { level: 3 }).getByRole('link'));
    await page.keyboard.press('j');
    await focused(page, name(card(page, 0)));
    await page.keyboard.press('j');
    await focused(page, name(card(page, 1)));
    await page.keyboard.press('e');
    await card(page, 1).getByLabel('Your words').waitFor();
    assert.equal(await card(page, 0).getByLabel('Your words').isVisible(), false);
    await page.keyboard.press('l');
    await card(page, 1).getByRole('button', { name: 'Next week' }).waitFor();
    await page.keyboard.press('s');
    await page.getByRole('status').filter({ hasText: `${people[1].name}: not today.` }).first().waitFor();
    assert.equal(tend.json('today').suggestions.some(({ person }) => person.id === people[1].id), false);
    await page.keyboard.press('k');
    await focused(page, name(card(page, 0)));
}));

test('a note in place: facts while one types, one press of Enter, on to the next card', (t) => here(t, async ({ tend, page }) => {
    const [first, second] = tend.json('today').suggestions.map(({ person }) => person);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('d');
    const note = card(page).getByLabel('What did you learn?');
    await focused(page, note);
    assert.equal(new URL(page.url()).pathname, '/today', 'the form is opened in its card');
    await page.keyboard.type('daughter graduates 12 June; moves 3 May');
    await card(page).getByLabel(/moves: /).uncheck();
    await note.press('End');
    await page.keyboard.type(', new car');
    await page.waitForResponse('**/log/told');
    await card(page).getByLabel(/graduates: Fri 12 June/).waitFor();
    assert.equal(await card(page).getByLabel(/moves: /).isChecked(), false, 'what was refused stays so');
    await note.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('status').filter({ hasText: `Logged: ${first.name}` }).first().waitFor();
    await focused(page, name(card(page)));
    assert.equal(await name(card(page)).innerText(), second.name);
    await page.getByRole('listitem').filter({ hasText: first.name }).filter({ hasText: 'next ' }).waitFor();
    const { facts, touches } = tend.json('show', `#${first.id}`);
    assert.ok(facts.some((fact) => fact.date === '2026-06-12'));
    assert.ok(!facts.some((fact) => fact.date === '2026-05-03'));
    assert.match(touches[0].note, /new car$/);
}));

test('Enter pressed twice is one touch', (t) => here(t, async ({ tend, page }) => {
    await page.keyboard.press('d');
    await focused(page, card(page).getByLabel('What did you learn?'));
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /1 of/ }).waitFor();
    await page.waitForLoadState('networkidle');
    assert.equal(tend.json('today').done, 1);
}));

test('Esc leaves the form as it was; a date that is none brings it back', (t) => here(t, async ({ tend, page, watch }) => {
    watch.allow(400);
    await page.keyboard.press('d');
    await focused(page, card(page).getByLabel('What did you learn?'));
    await page.keyboard.press('Escape');
    await card(page).getByLabel('What did you learn?').waitFor({ state: 'detached' });
    await page.keyboard.press('d');
    await card(page).getByLabel('What did you learn?').fill('sings');
    await card(page).getByLabel('Next time', { exact: true }).fill('soonish');
    await page.keyboard.press('Enter');
    await focused(page, page.getByLabel('Next time', { exact: true }));
    assert.equal(await page.getByLabel('What did you learn?').inputValue(), 'sings');
    await checkPage(page, 'today-log-refused');
    await page.getByLabel('Next time', { exact: true }).fill('+6w');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/today');
    assert.equal(tend.json('today').logged[0].next, '2026-04-13');
}));

test('the letter goes with the words as they were changed', (t) => here(t, async ({ page }) => {
    const letter = page.getByRole('article').filter({ has: page.getByRole('button', { name: 'Write the e-mail' }) }).first();
    await letter.getByText('Words to begin with').click();
    const before = await letter.getByLabel('Your words').inputValue();
    await letter.getByRole('link', { name: 'Say it in other words' }).click();
    await page.waitForFunction((text) => ![...document.querySelectorAll('textarea')]
        .some((area) => area.value === text), before);
    await letter.getByLabel('Subject').fill('Hello & good morning');
    await letter.getByLabel('Your words').fill('Dear Ana,\n\nthis is for you.');
    let asked = null;
    await page.route('**/write?*', (route) => {
        asked = new URL(route.request().url()).searchParams;
        return route.fulfill({ status: 204 });
    });
    await letter.getByRole('button', { name: 'Write the e-mail' }).click();
    await page.waitForLoadState('networkidle');
    assert.equal(asked.get('subject'), 'Hello & good morning');
    assert.equal(asked.get('body').replaceAll('\r', ''), 'Dear Ana,\n\nthis is for you.');
    assert.equal(new URL(page.url()).pathname, '/today', 'Today stays where it is');
}));

test('another way takes the place of the first, in the card', (t) => here(t, async ({ page }) => {
    const first = card(page);
    await first.getByText('Another way').click();
    await first.getByRole('link', { name: 'In person' }).click();
    await first.getByRole('button', { name: /Invite them to a/ }).waitFor();
    await first.getByText('Agreed on a day?').click();
    await first.getByLabel('When').fill('thu');
    const who = await name(first).innerText();
    await first.getByRole('button', { name: 'Keep the day' }).click();
    await page.getByRole('status').filter({ hasText: `${who}: Thu 5 March` }).first().waitFor();
}));

test('the treat is offered where it was earned', (t) => here(t, async ({ tend, page }) => {
    const { row } = tend.json('today');
    tend.run('plan', 'row.treat', String(row + 1));
    await page.reload({ waitUntil: 'networkidle' });
    for (let left = 3; left > 0; left--) {
        await page.keyboard.press('d');
        await focused(page, card(page).getByLabel('What did you learn?'));
        await page.keyboard.press('Enter');
        await page.getByRole('status').filter({ hasText: 'Logged' }).first().waitFor();
        await page.getByLabel('What did you learn?').waitFor({ state: 'detached' });
    }
    await focused(page, page.getByRole('heading', { name: /^Time for your treat/ }));
    await checkPage(page, 'today-treat');
    await page.getByRole('button', { name: 'I have had it' }).click();
    await page.getByRole('status').filter({ hasText: 'Well earned' }).first().waitFor();
    await page.waitForURL('**/today');
    assert.equal(tend.json('today').treats.length, 0);
}));
