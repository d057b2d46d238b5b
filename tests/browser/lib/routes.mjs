// The pages that tend-web says it has, with something real for each :word of them.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { program, root } from './tend.mjs';

// No pages: they begin or tell of a session, or lead on (into one's mail).
const APART = new Set(['/', '/open', '/ping', '/people/:id/write',
    // what import.test.mjs looks at, for they need a file or a pair
    '/import/:word', '/duplicates/:id/:other',
    // a page, but one to be kept as a file: ask.test.mjs
    '/referrals/page/:id/html']);

// Pages about something that their query names.
const ASKS = {
    '/plan/words/rename': (tend) => ({ kind: 'role', word: tend.json('words').roles.find((one) => one.own).word }),
};

function server() {
    const beside = path.dirname(program);
    return [path.join(beside, 'tend-web'), path.join(beside, '../web/tend-web')].find((file) => fs.existsSync(file));
}

/* The addresses of all pages, as routes have them: "/people/:id/log". */
export function pages() {
    return JSON.parse(execFileSync(server(), ['--routes'], { encoding: 'utf8' }))
        .filter((route) => route.method === 'GET' && !APART.has(route.path)).map((route) => route.path);
}

/* Those that are there in any practice. */
export const always = () => pages().filter((route) => !route.includes(':') && !ASKS[route]);

/* Goes there; false when it is no page but a file. */
export async function opens({ context, page }, url) {
    const answer = await context.request.get(url, { headers: { Accept: 'text/html' } });
    assert.ok(answer.ok(), `${url}: ${answer.status()}`);
    if (!answer.headers()['content-type'].startsWith('text/html')) return false;
    await page.goto(url);
    return true;
}

/* Where a file is looked through that was just put in. */
async function importing({ page }, tend) {
    await page.goto(`${tend.origin}/import`);
    await page.locator('input[type=file]').setInputFiles(path.join(root, 'tests/data/csv/google.csv'));
    await page.waitForURL(/\/import\/[^/]+$/);
    await page.getByRole('button', { name: /^Bring in/ }).first().waitFor();
    return page.url().split('/').pop();
}

/* "How to refer to me", with a version beside it. */
function written(tend) {
    if (!tend.json('page').me.name) tend.run('plan', 'me.name=Rosa Lind', 'me.phone=030 555 0100');
    if (tend.json('page').pages.length === 0) {
        tend.run('page', 'edit', '--whom', 'Teenagers and their parents', '--send', 'Give them my number');
        tend.run('page', 'add', 'schools', '--whom', 'Pupils who no longer come');
    }
    return tend.json('page').pages.at(-1).id;
}

/* The address of a route, with the first of what stands before each :word; `id` is the person. */
export async function address(here, tend, route, id) {
    const shown = () => tend.json('show', `#${id}`);
    const firsts = {
        journal: () => tend.json('journal').changes[0].id,
        people: () => id,
        people__touches: () => shown().touches[0].id,
        people__facts: () => shown().facts[0].id,
        duplicates: () => tend.json('duplicates').pairs[0].keep.id,
        duplicates_: () => tend.json('duplicates').pairs[0].other.id,
        import: () => importing(here, tend),
        referrals_page: () => written(tend),
        plan_pauses: () => tend.json('pause').pauses[0].id,
        plan_treats: () => tend.json('treat').treats[0].id,
        referrals: () => tend.json('referral').referrals[0].id,
    };
    const found = [], kinds = [];
    for (const word of route.split('/').slice(1)) {
        const kind = kinds.join('_');
        kinds.push(word.startsWith(':') ? '' : word);
        if (!word.startsWith(':')) found.push(word);
        else found.push(await firsts[kind]?.() ?? assert.fail(`say in lib/routes.mjs what ${word} of ${route} is (${kind})`));
    }
    const query = ASKS[route] ? `?${new URLSearchParams(ASKS[route](tend))}` : '';
    return `/${found.join('/')}${query}`;
}
