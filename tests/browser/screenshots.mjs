// ./dev screenshots: six pages of the made-up practice, as pictures for docs/ and the README.
import fs from 'node:fs';
import path from 'node:path';
import { quit, visit } from './lib/browser.mjs';
import { root, Tend } from './lib/tend.mjs';

const PICTURES = [
    { name: 'today', address: '/today', height: 1330 },
    { name: 'person', address: (person) => `/people/${person}`, height: 1000 },
    { name: 'people', address: '/people', height: 860 },
    { name: 'progress', address: '/progress', height: 1000 },
    { name: 'referrals', address: '/referrals/board', height: 860 },
    { name: 'sources', address: '/referrals/sources', height: 1000 },
];

const tend = await Tend.demo();
try {
    const { context, page } = await visit(tend);
    const devtools = await context.newCDPSession(page);
    const today = tend.json('today');
    // Somebody with much to show: the one of today who was in touch most often.
    const { person } = today.suggestions.reduce((most, one) => (one.touches > most.touches ? one : most));
    for (const { name, address, height } of PICTURES) {
        await page.setViewportSize({ width: 1280, height });
        await page.goto(tend.origin + (typeof address === 'string' ? address : address(person.id)),
            { waitUntil: 'networkidle' });
        const { data } = await devtools.send('Page.captureScreenshot', { format: 'webp', quality: 82 });
        const file = path.join(root, 'docs', `${name}.webp`);
        fs.writeFileSync(file, Buffer.from(data, 'base64'));
        console.log(`${path.relative(root, file)}  ${Math.round(fs.statSync(file).size / 1024)} KB`);
    }
} finally {
    await quit();
    await tend.close();
}
