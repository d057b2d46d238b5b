// What one does every day, in a browser with JavaScript: finding people, the keyboard, putting off and
// taking back, forms that are refused, a server that went away.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { quit, visit } from './lib/browser.mjs';
import { Tend } from './lib/tend.mjs';

let tend, link, page, context, watch;

before(async () => {
    tend = await Tend.demo();
    link = tend.link;
});

beforeEach(async () => {
    ({ context, page, watch } = await visit(tend, { link }));
    link = tend.another(); // a link opens once
});

afterEach(async () => {
    await context.close();
    watch.check();
});

after(async () => {
    await quit();
    await tend?.close();
});

const goto = (path) => page.goto(tend.origin + path);
const rows = () => page.locator('#people-rows tr');
const flash = (words) => page.locator('[data-flash]').filter({ hasText: words });
const focused = (target) => target.and(page.locator(':focus')).waitFor();
const card = (name) => page.getByRole('article').filter({ has: page.getByRole('heading', { name, exact: true }) });
const today = () => tend.json('today').suggestions.map((one) => one.person.name);

test('people are found while one types, accents or none', async () => {
    await goto('/people');
    const all = await rows().count();
    assert.ok(all > 20);
    const search = page.getByRole('searchbox');
    await search.pressSequentially('lecka', { delay: 30 });
    await rows().nth(1).waitFor({ state: 'detached' });
    assert.match(await rows().innerText(), /Łęcka/);
    await page.waitForURL(/search=lecka/);
    await focused(search);
    assert.equal(await search.inputValue(), 'lecka');
    await page.reload();
    assert.equal(await rows().count(), 1);
    await search.fill('nobody is called that');
    await page.getByRole('heading', { name: 'Nobody fits' }).waitFor();
    await page.goBack();
    await page.waitForURL(/search=lecka/);
    await rows().filter({ hasText: 'Łęcka' }).waitFor();
    assert.equal(await search.inputValue(), 'lecka');
});

test('a filter lives in the address and can be taken away', async () => {
    await goto('/people');
    const all = await rows().count();
    await page.getByLabel('Stage').selectOption({ label: 'Closing' });
    await page.waitForURL(/stage=closing/);
    assert.ok(await rows().count() < all);
    for (const row of await rows().all()) assert.match(await row.innerText(), /Closing/);
    await page.getByRole('link', { name: /take this filter away/ }).click();
    await page.waitForURL(/\/people\??$/);
    await rows().nth(all - 1).waitFor();
});

test('rows by the keyboard: j, k, x, Enter', async () => {
    await goto('/people');
    const names = await page.locator('#people-rows [data-open]').allInnerTexts();
    for (const key of ['j', 'j', 'j', 'k']) await page.keyboard.press(key);
    await focused(page.locator('#people-rows [data-open]').nth(1));
    await page.keyboard.press('x');
    assert.ok(await rows().nth(1).getByRole('checkbox').isChecked());
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: names[1] }).waitFor();
    await page.waitForURL(/\/people\/\d+$/);
});

test('a tag for several at once, and taken back', async () => {
    const tagged = () => tend.json('list', '--tag', 'spring').people.length;
    await goto('/people');
    await rows().nth(0).getByRole('checkbox').check();
    await rows().nth(2).getByRole('checkbox').check();
    await page.getByText('2 chosen').waitFor();
    await page.getByLabel('Tag', { exact: true }).last().fill('spring');
    await page.getByRole('button', { name: 'Tag', exact: true }).click();
    await flash(/spring/).waitFor();
    assert.equal(tagged(), 2);
    await page.getByRole('button', { name: 'Undo' }).click();
    await flash(/spring/).getByRole('button', { name: 'Undo' }).waitFor({ state: 'detached' });
    assert.equal(tagged(), 0);
});

test('the palette finds people and pages', async () => {
    await goto('/today');
    await page.keyboard.press('Control+k');
    const palette = page.getByRole('combobox', { name: /Find/ });
    await focused(palette);
    await palette.pressSequentially('lecka');
    await page.getByRole('option', { name: /Łęcka Two Chairs/, selected: true }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /Łęcka/ }).waitFor();
    await page.keyboard.press('/');
    await palette.pressSequentially('progr');
    await page.getByRole('option', { name: /Progress/, selected: true }).waitFor();
    await page.keyboard.press('Escape');
    await palette.waitFor({ state: 'detached' });
    assert.match(page.url(), /\/people\/\d+$/);
});

test('the keys are listed under ?, and can be switched off', async () => {
    await goto('/today');
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'Keyboard' });
    await dialog.waitFor();
    await dialog.getByRole('checkbox').uncheck();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.keyboard.press('p');
    await page.keyboard.press('d');
    await page.keyboard.press('Control+k'); // stays
    await page.getByRole('combobox').waitFor();
    assert.match(page.url(), /\/today$/);
    assert.equal(await page.getByLabel('What did you learn?').count(), 0);
});

test('later, skip and let go, each taken back', async () => {
    await goto('/today');
    const [name] = today();
    for (const [what, act] of [
        ['later', async () => {
            await card(name).getByText('Later', { exact: true }).click();
            await card(name).getByRole('button', { name: 'Next week' }).click();
        }],
        ['skip', () => card(name).getByRole('button', { name: /^Skip/ }).click()],
        ['let go', () => card(name).getByRole('button', { name: 'Let go', exact: true }).click()],
    ]) {
        await act();
        await flash(name).waitFor();
        await card(name).waitFor({ state: 'detached' });
        assert.ok(!today().includes(name), what);
        await page.keyboard.press('u');
        await card(name).waitFor();
        assert.ok(today().includes(name), what);
    }
});

test('a date that can’t be read: the form stays as typed, and says so at the field', async () => {
    watch.allow(400);
    await goto('/today');
    const first = page.locator('.picks').getByRole('article').first();
    const before = tend.json('today').done;
    await first.getByRole('link', { name: 'Done' }).click();
    await first.getByLabel('What did you learn?').fill('plays the cello');
    await first.getByLabel('Next time', { exact: true }).fill('when the cows come home');
    await page.keyboard.press('Enter');
    const wrong = page.locator('[aria-invalid=true]');
    await focused(wrong);
    assert.equal(await wrong.inputValue(), 'when the cows come home');
    assert.equal(await page.getByLabel('What did you learn?').inputValue(), 'plays the cello');
    assert.match(await page.locator('.error').innerText(), /cows/);
    await wrong.fill('+3w');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: new RegExp(`${before + 1} of`) }).waitFor();
    assert.equal(tend.json('today').done, before + 1);
});

test('a server that went away is told, and nothing typed is lost', async () => {
    await goto('/today');
    const first = page.locator('.picks').getByRole('article').first();
    await first.getByRole('link', { name: 'Done' }).click();
    const note = first.getByLabel('What did you learn?');
    await note.fill('a long thought');
    await page.route('**/*', (route) => route.abort('connectionrefused'));
    await first.getByRole('button', { name: 'Log it' }).click();
    await page.getByRole('alert').filter({ hasText: 'does not answer' }).waitFor();
    assert.equal(await note.inputValue(), 'a long thought');
    watch.forget(/ERR_CONNECTION_REFUSED|htmx:/);
});

test('a link opens once; whoever comes second gets in nowhere', async () => {
    const once = tend.another();
    const first = await visit(tend, { link: once });
    const second = await visit(tend, { link: once });
    assert.match(await second.page.locator('main').innerText(), /used already/);
    const answer = await second.page.goto(`${tend.origin}/people`);
    assert.equal(answer.status(), 403);
    await first.context.close();
    await second.context.close();
});

test('locked, nothing is shown, not even by going back', async () => {
    await goto('/people');
    watch.allow(403);
    await page.getByRole('button', { name: 'Lock' }).click();
    await page.getByRole('heading', { level: 1, name: /open/i }).waitFor();
    await page.goBack().catch(() => {});
    await page.reload();
    assert.doesNotMatch(await page.locator('body').innerText(), /Łęcka/);
});

test('what was typed and not sent comes back with its form', async () => {
    await goto('/today');
    const first = page.locator('.picks').getByRole('article').first();
    const note = first.getByLabel('What did you learn?');
    const open = () => first.getByRole('link', { name: 'Done' }).click();
    await open();
    await note.fill('half a thought, 14 May');
    await page.keyboard.press('Escape');
    await note.waitFor({ state: 'detached' });
    await open();
    await first.getByLabel(/half a thought/).waitFor(); // the date is offered again
    assert.equal(await note.inputValue(), 'half a thought, 14 May');

    await page.getByRole('link', { name: 'Plan', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Your plan' }).waitFor();
    await page.getByRole('link', { name: 'Today', exact: true }).click();
    await page.waitForURL('**/today');
    await open();
    await first.getByLabel(/half a thought/).waitFor();
    await first.getByText('Not now').click(); // meant: it is forgotten
    await note.waitFor({ state: 'detached' });
    await open();
    await note.waitFor();
    assert.equal(await note.inputValue(), '');
});
