// Every page that tend-web has, as a stranger to it would meet it: axe, phone and desk, light and dark,
// the weight of a first visit, and nothing from elsewhere. New routes are found by themselves.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { quit, visit } from './lib/browser.mjs';
import { checkPage, weigh } from './lib/check.mjs';
import { address, opens, pages } from './lib/routes.mjs';
import { Tend } from './lib/tend.mjs';

let tend, here, person;

before(async () => {
    tend = await Tend.demo();
    tend.run('add', 'Ana Lucía Ruiz', '--anyway', '--phone', '+1 201 555 0199'); // may be the one who is there
    tend.run('words', 'add', 'role', 'yoga teacher');
    here = await visit(tend);
    person = tend.json('today').suggestions.find((one) => one.touches > 0).person.id;
});

after(async () => {
    await quit();
    await tend?.close();
});

for (const route of pages())
    test(`page ${route}`, async () => {
        const { context, page, watch } = here;
        if (!await opens(here, tend.origin + await address(here, tend, route, person))) return;
        watch.check();
        assert.equal(await page.locator('h1').count(), 1, 'a page has one h1');
        await checkPage(page, `page${route.replace(/\W+/g, '-')}`);
        await weigh(context, page.url());
        watch.check();
    });

test('a page that is not there says so, and leads on', async () => {
    const { page, watch } = here;
    watch.allow(404);
    const answer = await page.goto(`${tend.origin}/nowhere`);
    assert.equal(answer.status(), 404);
    assert.ok(await page.getByRole('navigation').count() > 0);
    await checkPage(page, 'error-404');
    watch.check();
});

test('without a session there is nothing to see, said kindly', async () => {
    const stranger = await visit(tend, { link: `${tend.origin}/ping` });
    for (const status of [401, 403]) stranger.watch.allow(status);
    const answer = await stranger.page.goto(`${tend.origin}/people`);
    assert.ok([401, 403].includes(answer.status()), String(answer.status()));
    await checkPage(stranger.page, 'error-stranger');
    stranger.watch.check();
    await stranger.context.close();
});
