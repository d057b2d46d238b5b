// Every page of a practice that has nobody in it yet: none may look broken, or lead nowhere.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { quit, visit } from './lib/browser.mjs';
import { checkPage } from './lib/check.mjs';
import { always, opens } from './lib/routes.mjs';
import { Tend } from './lib/tend.mjs';

let tend, here;

before(async () => {
    tend = await Tend.empty();
    here = await visit(tend);
});

after(async () => {
    await quit();
    await tend?.close();
});

for (const route of always())
    test(`empty ${route}`, async () => {
        if (!await opens(here, tend.origin + route)) return;
        here.watch.check();
        assert.match(await here.page.locator('main').innerText(), /\w{3}/);
        await checkPage(here.page, `empty${route.replace(/\W+/g, '-')}`, { quick: true });
        here.watch.check();
    });
