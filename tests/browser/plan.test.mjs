// The plan and what belongs to it: what a number means while one types it, and all of it without JavaScript.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { quit, visit } from './lib/browser.mjs';
import { checkPage } from './lib/check.mjs';
import { Tend } from './lib/tend.mjs';

after(quit);

async function here(t, options, work) {
    const tend = await Tend.demo();
    t.after(() => tend.close());
    const came = await visit(tend, options);
    t.after(() => came.context.close());
    await came.page.goto(`${tend.origin}/plan`);
    await work({ tend, ...came });
    came.watch.check();
}

const value = (tend, name) => tend.json('plan').items.find((item) => item.name === name).value;
const said = (page, words) => page.getByRole('status').filter({ hasText: words }).first().waitFor();
const means = (page) => page.locator('#means');
const save = (page) => page.getByRole('button', { name: 'Save the plan', exact: true });

test('what a number means stands there while one types; Enter saves, Undo takes it back', (t) => here(t, {}, async ({ tend, page }) => {
    const people = tend.json('plan').people;
    const field = page.getByLabel('People a day');
    await field.fill('2');
    await means(page).getByText(`If you save this: ${people} people at 2 a day`).waitFor();
    await page.getByLabel('Friday').uncheck();
    await means(page).getByText('My working days: Mon, Tue, Wed, Thu, Fri → Mon, Tue, Wed, Thu').waitFor();
    assert.equal(value(tend, 'day.min'), '3', 'nothing is saved yet');
    assert.equal(await field.inputValue(), '2', 'what was typed stands');
    await field.press('Enter');
    await said(page, 'Your plan is saved.');
    assert.deepEqual([value(tend, 'day.min'), value(tend, 'days.working')], ['2', 'mon,tue,wed,thu']);
    await page.getByRole('button', { name: 'Undo' }).click();
    await said(page, 'Taken back');
    assert.deepEqual([value(tend, 'day.min'), value(tend, 'days.working')], ['3', 'mon,tue,wed,thu,fri']);
}));

test('what does not fit is said while one types, and stays as typed', (t) => here(t, {}, async ({ tend, page, watch }) => {
    watch.allow(400);
    await page.getByLabel('People a day').fill('9');
    await means(page).getByText('This is more than "And at most" below').waitFor();
    await page.getByLabel('In these words').fill('Tea first.');
    await save(page).click();
    await page.locator('#f-day-min[aria-invalid=true]').waitFor();
    assert.equal(await page.getByLabel('People a day').inputValue(), '9');
    assert.equal(await page.getByLabel('In these words').inputValue(), 'Tea first.');
    assert.equal(value(tend, 'day.min'), '3');
    await checkPage(page, 'plan-refused');
}));

test('the method’s own comes back, and a way of reaching out moves up, with what else was typed', (t) => here(t, {}, async ({ tend, page }) => {
    await page.getByLabel('And at most').fill('8');
    await save(page).click();
    await said(page, 'Your plan is saved.');
    await page.getByLabel('A treat for every').fill('12');
    await page.getByRole('button', { name: 'Take it for: And at most' }).click();
    await page.locator('#f-day-max:not([aria-invalid])').and(page.locator('[value="5"]')).waitFor();
    assert.deepEqual([value(tend, 'day.max'), value(tend, 'row.treat')], ['5', '12']);
    const [first, second] = value(tend, 'methods').split(',');
    await page.getByRole('button', { name: /^Earlier/ }).first().click();
    await page.waitForFunction((word) => document.querySelector('.plan-methods input').value === word, second);
    assert.ok(value(tend, 'methods').startsWith(`${second},${first}`));
}));

test('without JavaScript: a button shows what it means, a preset is taken', (t) => here(t, { javaScriptEnabled: false }, async ({ tend, page }) => {
    await page.getByLabel('People a day').fill('1');
    await page.getByRole('button', { name: 'Show what this means' }).click();
    assert.match(await means(page).innerText(), /If you save this: \d+ people at 1 a day/);
    assert.equal(await page.getByLabel('People a day').inputValue(), '1');
    assert.equal(value(tend, 'day.min'), '3');
    await page.getByRole('button', { name: 'Take Weekly' }).click();
    await said(page, 'Your plan is saved.');
    assert.equal(tend.json('plan').preset, 'weekly');
}));

test('days off, a treat and a word, each in one line', (t) => here(t, {}, async ({ tend, page }) => {
    await page.getByRole('link', { name: 'Pauses' }).click();
    await page.getByLabel('When?').fill('12-19 June');
    await page.getByLabel(/What for/).fill('the sea');
    await page.keyboard.press('Enter');
    await said(page, 'Paused: Fri 12 June to Fri 19 June (the sea).');
    await page.getByRole('link', { name: 'Treats' }).click();
    await page.getByLabel('A treat').fill('a walk on the dyke');
    await page.keyboard.press('Enter');
    await said(page, 'Named: a walk on the dyke.');
    assert.equal(tend.json('treat').treats.at(-1).name, 'a walk on the dyke');
    await page.getByRole('link', { name: 'Words of your own' }).click();
    await page.getByLabel('Your word').fill('sauna');
    await page.getByLabel('stands for').selectOption({ label: 'meet in person' });
    await page.getByRole('button', { name: 'Add to: Ways of reaching out' }).click();
    await said(page, 'Added: sauna.');
    await page.goto(`${tend.origin}/people/${tend.json('today').suggestions[0].person.id}/log`);
    assert.match(await page.locator('main').innerHTML(), /sauna/, 'it is offered when one logs');
}));

test('a token is shown once', (t) => here(t, {}, async ({ tend, page }) => {
    await page.goto(`${tend.origin}/tokens`);
    await page.getByLabel('What is it for?').fill('backup script');
    await page.keyboard.press('Enter');
    const secret = await page.getByLabel('It is shown this once').inputValue();
    assert.match(secret, /^tend_[\w-]{43}$/);
    await checkPage(page, 'token-made');
    await page.goto(`${tend.origin}/tokens`);
    assert.ok(!(await page.content()).includes(secret));
    await page.getByRole('button', { name: 'Revoke backup script' }).click();
    await said(page, 'Revoked: backup script.');
    assert.equal(await page.getByRole('button', { name: 'Undo' }).count(), 0);
}));
