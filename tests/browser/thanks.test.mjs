// Telling and thanking (METHOD R6) in the browser: owed thanks on Today, the words that consent allows, thanking by
// logging, and taking it back.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { quit, visit } from './lib/browser.mjs';
import { checkPage } from './lib/check.mjs';
import { Tend } from './lib/tend.mjs';

after(quit);

const status = (page, words) => page.getByRole('status').filter({ hasText: words }).first().waitFor();
const card = (page, name) => page.getByRole('article').filter({ has: page.getByRole('heading', { name }) });
const telling = 'the person you sent my way has been in touch';

/* Ana and Ben are owed thanks, Ana the longer; `code` is that of hers. */
async function here(t, work, options = {}) {
    const tend = await Tend.empty();
    t.after(() => tend.close());
    tend.run('add', 'Ana Ruiz', '--email', 'ana@example.org', '--address', '1 Main Street, Springfield');
    tend.run('add', 'Ben Ohm', '--email', 'ben@example.org');
    const { code } = tend.json('referral', 'from', 'ana', 'teen anxiety', '--on', '2026-02-18');
    tend.run('referral', 'from', 'ben', '--on', 'yesterday');
    const came = await visit(tend, options);
    t.after(() => came.context.close());
    const { page } = came;
    const go = (path) => page.goto(tend.origin + path);
    await work({ tend, code, go, ...came });
    came.watch.check();
}

const owed = (tend) => tend.json('thanks').people.map(({ person }) => person.name);

test('thanks come first on Today; Done with the box ticked settles them; Undo', (t) => here(t, async ({ tend, code, go, page }) => {
    await go('/today');
    const first = page.locator('.picks article').first();
    await first.getByRole('heading', { name: 'Ana Ruiz' }).waitFor();
    await first.getByText('You owe them thanks for the referral of Wed 18 February').waitFor();
    await checkPage(page, 'thanks-today', { quick: true });
    await page.keyboard.press('d');
    const box = first.getByLabel(`This was my thanks for the referral (${code})`);
    await box.waitFor();
    assert.ok(await box.isChecked());
    assert.equal(new URL(page.url()).pathname, '/today', 'the form is opened in its card');
    assert.ok(await first.getByLabel('Card', { exact: true }).isChecked());
    await page.keyboard.type('a few lines by hand');
    await page.keyboard.press('Enter');
    await status(page, `Thanked for ${code}.`);
    assert.deepEqual(owed(tend), ['Ben Ohm']);
    assert.equal(tend.json('show', 'ana').touches[0].note, 'a few lines by hand');
    await page.getByRole('button', { name: 'Undo' }).click();
    await status(page, 'Taken back');
    assert.deepEqual(owed(tend), ['Ana Ruiz', 'Ben Ohm']);
    assert.equal(tend.json('show', 'ana').touches.length, 0);
    await page.locator('.picks article').first().getByRole('heading', { name: 'Ana Ruiz' }).waitFor();
}));

test('without the box it was a touch, and the thanks are owed still', (t) => here(t, async ({ tend, go, page }) => {
    await go('/today');
    await page.keyboard.press('d');
    await page.getByLabel(/This was my thanks/).uncheck();
    await page.getByRole('button', { name: 'Log it' }).click();
    await status(page, 'Logged: Ana Ruiz');
    assert.deepEqual(owed(tend), ['Ana Ruiz', 'Ben Ohm']);
}));

test('the words tell no more than consent allows', (t) => here(t, async ({ go, page }) => {
    const words = async () => {
        const ana = card(page, 'Ana Ruiz');
        await ana.getByText('Words to begin with').click();
        const said = [await ana.getByLabel(/^Your words/).inputValue()];
        for (let other = 0; other < 2; other++) {
            await ana.getByRole('link', { name: 'Say it in other words' }).click();
            await page.waitForFunction((before) => ![...document.querySelectorAll('textarea')]
                .some((area) => area.value === before), said.at(-1));
            said.push(await ana.getByLabel(/^Your words/).inputValue());
        }
        return said;
    };
    const answer = async (name) => {
        await page.getByRole('button', { name }).first().click();
        await page.getByRole('status').first().waitFor();
    };
    await go('/referrals/thanks');
    for (const said of await words()) assert.doesNotMatch(said, /in touch|sent|client|anxiety|person/i);
    await answer(/^Yes ?, Ana Ruiz may be told/);
    await status(page, 'they may be told');
    await card(page, 'Ana Ruiz').getByText('That whom they sent has been in touch, and no more.').waitFor();
    for (const said of await words()) {
        assert.ok(said.includes(telling), said);
        assert.doesNotMatch(said, /client|anxiety/i);
    }
    await checkPage(page, 'thanks-yes');
    await go('/referrals/thanks');
    await card(page, 'Ana Ruiz').getByText(/consent, said already, not appropriate/).click();
    await card(page, 'Ana Ruiz').getByRole('button', { name: /^No ?, .* may not be told/ }).click();
    await status(page, 'they are not to be told');
    await card(page, 'Ana Ruiz').getByText('Nothing: thank them for their trust alone.').waitFor();
    for (const said of await words()) assert.doesNotMatch(said, /in touch|sent|client|anxiety|person/i);
}));

test('from the queue: logged in place, and back to the queue', (t) => here(t, async ({ tend, go, page }) => {
    await go('/referrals/thanks');
    const ben = card(page, 'Ben Ohm');
    await ben.getByText('Another way').click();
    await ben.getByRole('link', { name: 'Social media' }).waitFor({ state: 'detached' });
    await ben.getByText('Words to begin with').click();
    await ben.getByRole('link', { name: 'Say it in other words' }).click();
    await page.waitForLoadState('networkidle');
    await ben.getByRole('link', { name: 'Done' }).click();
    assert.ok(await ben.getByLabel(/This was my thanks/).isChecked());
    await ben.getByRole('button', { name: 'Log it' }).click();
    await status(page, 'Thanked for');
    assert.equal(new URL(page.url()).pathname, '/referrals/thanks');
    await page.getByRole('heading', { name: 'Lately thanked' }).waitFor();
    assert.deepEqual(owed(tend), ['Ana Ruiz']);
    await page.getByRole('button', { name: /^Owed after all/ }).click();
    await status(page, 'thanks are owed');
    assert.deepEqual(owed(tend), ['Ana Ruiz', 'Ben Ohm']);
}));

test('not fitting, and said on another day, without a script', (t) => here(t, async ({ tend, code, go, page, watch }) => {
    watch.allow(400);
    await go('/referrals/thanks');
    await card(page, 'Ana Ruiz').getByText(/consent, said already, not appropriate/).click();
    await card(page, 'Ana Ruiz').getByLabel('Said on').fill('2026-02-17');
    await card(page, 'Ana Ruiz').getByRole('button', { name: /^Keep/ }).click();
    await page.getByText('That is before the referral came.').first().waitFor();
    await page.getByLabel('Said on').fill('20 February');
    await page.getByRole('button', { name: /^Keep ?: thanks/ }).click();
    await status(page, `${code} from Ana Ruiz: thanks are said.`);
    assert.equal(new URL(page.url()).pathname, '/referrals/thanks');
    await go('/referrals/thanks');
    await card(page, 'Ben Ohm').getByText(/consent, said already, not appropriate/).click();
    await card(page, 'Ben Ohm').getByRole('button', { name: /^Not appropriate/ }).click();
    await status(page, 'thanks are not appropriate');
    assert.deepEqual(owed(tend), []);
    await page.getByText('Nobody is owed thanks.').waitFor();
}, { javaScriptEnabled: false }));

test('a person’s page: what is owed, in words and at hand', (t) => here(t, async ({ tend, code, go, page }) => {
    await go('/people/1');
    const owes = page.getByRole('region', { name: 'You have owed Ana Ruiz thanks for 12 days' });
    await owes.getByText(code).first().waitFor();
    await checkPage(page, 'thanks-person', { quick: true });
    await owes.getByRole('link', { name: 'Words of thanks' }).click();
    await page.getByRole('heading', { level: 1, name: 'Words for Ana Ruiz' }).waitFor();
    await page.getByRole('link', { name: 'Back' }).click();
    await owes.getByRole('link', { name: 'I thanked them' }).click();
    assert.ok(await page.getByLabel(/This was my thanks/).isChecked());
    await page.getByRole('button', { name: 'Log it' }).click();
    await status(page, 'Thanked for');
    assert.equal(new URL(page.url()).pathname, '/people/1');
    await owes.waitFor({ state: 'detached' });
    assert.deepEqual(owed(tend), ['Ben Ohm']);
}));
