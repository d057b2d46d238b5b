// People, notes and tags that would be scripts or frames if any page took text for markup. Chromium is
// the judge: nothing of theirs may run, load, or stand in a page as an element.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { quit, visit } from './lib/browser.mjs';
import { address, opens, pages } from './lib/routes.mjs';
import { Tend } from './lib/tend.mjs';

const EVIL = [
    '<script>owned=1</script><img src=x onerror=owned=1>',
    '"><svg onload=owned=1><b class=owned>',
    "' onfocus=owned=1 autofocus x='",
    '</textarea></select></title></style><img src=x onerror=owned=1>',
    '{{frame.csrf}} {{{x}}} {{> nav}}',
    'javascript:owned=1//',
    '\u202Eladnasrever\u2066 \u200B\uFEFF',
    '<a href=javascript:owned=1 hx-get=/plan hx-trigger=load>x</a>',
];

let tend, here;

before(async () => {
    tend = await Tend.empty();
    for (const [number, text] of EVIL.entries()) {
        const id = tend.json('add', text, '--email', `p${number}@example.org`, '--org', text, '--title', text,
            '--note', text).person.id;
        tend.run('tag', `#${id}`, text.slice(0, 40));
        tend.run('fact', `#${id}`, text);
        if (number) tend.run('relate', `#${id}`, text.slice(0, 30), '#1');
        tend.run('log', `#${id}`, 'email', '--', text);
        tend.run('referral', 'from', `#${id}`, text.slice(0, 30));
        tend.run('know', `#${id}`, ...['does', 'sees', 'place', 'fees', 'needs', 'refer'].map((one) => `--${one}=${text}`));
    }
    for (const text of EVIL.slice(0, 2)) {
        tend.run('words', 'add', 'role', text.slice(0, 40));
        tend.run('words', 'add', 'menu', text, 'knowledge');
        tend.run('treat', text);
    }
    tend.run('plan', `me.name=${EVIL[0]}`, `me.title=${EVIL[1]}`, `me.phone=${EVIL[2]}`, `me.email=${EVIL[3]}`,
        `me.url=${EVIL[5]}`, `me.address=${EVIL[6]}\n${EVIL[7]}`);
    tend.run('page', 'edit', '--heading', EVIL[0], '--whom', EVIL[1], '--how', EVIL[2], '--fees', EVIL[3],
        '--places', EVIL[6], '--send', EVIL[7]);
    tend.run('page', 'add', EVIL[7].slice(0, 40));
    tend.run('pause', '2026-08-03..2026-08-09', EVIL[1]);
    tend.run('add', EVIL[0], '--anyway', '--org', EVIL[1]); // two who may be one
    here = await visit(tend);
    here.page.on('dialog', (dialog) => assert.fail(dialog.message()));
});

after(async () => {
    await quit();
    await tend?.close();
});

async function innocent(page) {
    await page.waitForLoadState('networkidle');
    const found = await page.evaluate(() => ({
        owned: window.owned,
        elements: document.querySelectorAll('script:not([src^="/static/"]), iframe, img[src=x], .owned, [onerror], [onload],'
            + ' [onfocus], a[href^="javascript:"], main [hx-trigger=load], base, object, embed').length,
    }));
    assert.deepEqual(found, { owned: undefined, elements: 0 }, page.url());
    here.watch.check();
}

for (const route of pages())
    test(`hostile words on ${route}`, async () => {
        for (const number of route.includes('/people/:id') ? EVIL.keys() : [0])
            if (await opens(here, tend.origin + await address(here, tend, route, number + 1))) await innocent(here.page);
    });

test('hostile words in the palette', async () => {
    const { page } = here;
    await page.goto(`${tend.origin}/help`);
    await page.keyboard.press('/');
    await page.getByRole('combobox').fill('script');
    // What was there for fewer letters goes as the answer comes.
    await page.getByRole('option').filter({ hasText: '<script>owned=1' }).first().waitFor();
    await innocent(page);
});

test('hostile words in an address', async () => {
    const { page } = here;
    for (const text of EVIL)
        for (const place of ['/people?search=', '/find?q='])
            if (await opens(here, tend.origin + place + encodeURIComponent(text))) await innocent(page);
});
