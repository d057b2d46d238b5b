// The checks themselves: each finds what it is there for, on pages made to be found fault with.
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import http from 'node:http';
import { after, before, test } from 'node:test';
import { quit, visit } from './lib/browser.mjs';
import { checkPage, weigh } from './lib/check.mjs';

const body = (text) => `<!doctype html><html lang="en"><head><title>t</title><meta name="viewport"
    content="width=device-width"><link rel="icon" href="/icon.svg"></head><body><main><h1>t</h1>${text}</main></body></html>`;
const pages = {
    '/good': body('<p>Good morning.</p>'),
    '/image': body('<img src="/icon.svg">'),
    '/folded': body('<details><summary>more</summary><img src="/icon.svg"></details>'),
    '/faint': body('<link rel="stylesheet" href="/faint.css"><p>Good morning.</p>'),
    '/faint.css': '@media (prefers-color-scheme: dark) { p { background: #222; color: #333 } }',
    '/wide': body('<table><tr><td><pre>' + 'x'.repeat(200) + '</pre></td></tr></table>'),
    '/out': body('<img alt="" src="https://example.org/x.png">'),
    '/inline': body('<p>a</p><script>document.title = 1</script>'),
    '/broken': body('<script src="/broken.js"></script>'),
    '/broken.js': 'nobody.home();',
    '/missing': body('<img alt="" src="/nothing.png">'),
    '/heavy': body(`<p>${crypto.randomBytes(110000).toString('base64')}</p>`),
    '/icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
};
const types = { svg: 'image/svg+xml', js: 'text/javascript', css: 'text/css' };

let server, tend;

before(async () => {
    server = http.createServer((request, response) => {
        const page = pages[request.url];
        response.writeHead(page ? 200 : 404, {
            'Content-Type': types[request.url.split('.')[1]] ?? 'text/html', 'Content-Security-Policy': "default-src 'self'",
        });
        response.end(page);
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    const origin = `http://127.0.0.1:${server.address().port}`;
    tend = { origin, link: `${origin}/good` };
});

after(async () => {
    await quit();
    server.close();
});

async function on(path, work) {
    const came = await visit(tend, { link: tend.origin + path });
    try {
        return await work(came);
    } finally {
        await came.context.close();
    }
}

test('a good page passes', () => on('/good', async ({ context, page, watch }) => {
    await checkPage(page, 'checks-good');
    assert.ok(await weigh(context, page.url()) > 100);
    watch.check();
}));

const found = [
    ['an image without words', '/image', /1280 px, dark: image-alt/],
    ['an image without words in a fold', '/folded', /image-alt/],
    ['faint letters in the dark alone', '/faint', /^[^]*360 px, dark: color-contrast(?![^]*light: color)/],
    ['what is too wide for a phone', '/wide', /360 px, light: sticks out: <pre>/],
];
for (const [name, path, words] of found)
    test(`found: ${name}`, () => on(path, ({ page }) => assert.rejects(checkPage(page, 'checks-bad'), words)));

const complaints = [
    ['a request to elsewhere', '/out', /went out: https:\/\/example\.org/],
    ['a script in the page', '/inline', /console: .*Content Security Policy/],
    ['an error in a script', '/broken', /script: ReferenceError/],
    ['a file that is missing', '/missing', /console: .*404/],
];
for (const [name, path, words] of complaints)
    test(`found: ${name}`, () => on(path, async ({ page, watch }) => {
        await page.waitForLoadState('networkidle');
        assert.throws(() => watch.check(), words);
    }));

test('found: a page that is too heavy', () => on('/heavy', ({ context, page }) =>
    assert.rejects(weigh(context, page.url()), /weighs \d{6} bytes/)));

test('an answer that a test is about is no complaint', () => on('/missing', async ({ page, watch }) => {
    watch.allow(404);
    await page.reload({ waitUntil: 'networkidle' });
    assert.throws(() => watch.check(), /404/); // the first visit's
    await page.reload({ waitUntil: 'networkidle' });
    watch.check();
}));
