// Every page that tend-web has, as a stranger to it would meet it: axe, phone and desk, light and dark,
// the weight of a first visit, and nothing from elsewhere. New routes are found by themselves.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { quit, visit } from './lib/browser.mjs';
import { checkPage, weigh } from './lib/check.mjs';
import { program, Tend } from './lib/tend.mjs';

const routes = JSON.parse(execFileSync(server(), ['--routes'], { encoding: 'utf8' }));
const addresses = routes.filter((route) => route.method === 'GET').map((route) => route.path);
// No pages: they begin or tell of a session, or lead on (into one's mail).
const APART = new Set(['/', '/open', '/ping', '/people/:id/write']);

function server() {
    return [path.join(path.dirname(program), 'tend-web'), path.join(path.dirname(program), '../web/tend-web')]
        .find((file) => fs.existsSync(file));
}

let tend, here;

before(async () => {
    tend = await Tend.demo();
    here = await visit(tend);
});

after(async () => {
    await quit();
    await tend?.close();
});

/* Something real for each :word of a route: the first of what stands before it. */
function sample(route) {
    const { person } = tend.json('today').suggestions.find((one) => one.touches > 0);
    const shown = tend.json('show', `#${person.id}`);
    const firsts = {
        journal: () => tend.json('journal').changes[0].id,
        people: () => person.id,
        people_touches: () => shown.touches[0].id,
        people_facts: () => shown.facts[0].id,
    };
    const words = [];
    return route.split('/').map((word) => {
        if (!word.startsWith(':')) {
            words.push(word);
            return word;
        }
        const kind = words.filter(Boolean).join('_');
        return firsts[kind]?.() ?? assert.fail(`say in sample() what ${word} of ${route} is: ${kind}`);
    }).join('/');
}

for (const route of addresses.filter((address) => !APART.has(address)))
    test(`page ${route}`, async () => {
        const { context, page, watch } = here;
        const address = route.includes(':') ? sample(route) : route;
        const answer = await context.request.get(tend.origin + address, { headers: { Accept: 'text/html' } });
        assert.ok(answer.ok(), `${address}: ${answer.status()}`);
        if (!answer.headers()['content-type'].startsWith('text/html')) return; // a file
        await page.goto(tend.origin + address);
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
