// What holds for every page: nothing for axe to find in light and dark, on a phone and on a desk; no
// sideways scrolling on a phone; a first visit that weighs little. Pictures of it all are kept.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import zlib from 'node:zlib';
import { artefacts } from './tend.mjs';

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WIDTHS = [1280, 360];
const SCHEMES = ['light', 'dark'];
export const HEAVIEST = 100 * 1024;

/* Evaluated by the debugger, so that the page's Content-Security-Policy stays as it is. */
async function accessibility(page) {
    await page.evaluate(axe);
    const violations = await page.evaluate(async () => {
        const answer = await window.axe.run(document, { rules: { 'target-size': { enabled: true } } });
        return answer.violations.map((one) => ({
            rule: one.id, help: one.help,
            nodes: one.nodes.map((node) => `${node.target.join(' ')}: ${node.any.concat(node.all, node.none)
                .map((check) => check.message).join('; ')}`),
        }));
    });
    return violations.map((one) => `${one.rule}: ${one.help}\n      ${one.nodes.slice(0, 5).join('\n      ')}`
        + (one.nodes.length > 5 ? `\n      and ${one.nodes.length - 5} more` : ''));
}

/* What sticks out to the right, by the elements that do. */
function overflow(page) {
    return page.evaluate(() => {
        const wide = document.documentElement.clientWidth;
        if (document.documentElement.scrollWidth <= wide) return [];
        return [...document.body.querySelectorAll('*')]
            .filter((element) => element.getBoundingClientRect().right > wide + 1)
            .slice(-5).map((element) => `sticks out: ${element.outerHTML.slice(0, 120)}`);
    });
}

async function settled(page) {
    await page.evaluate(() => Promise.all(document.getAnimations({ subtree: true })
        .filter((one) => one.effect.getComputedTiming().endTime !== Infinity).map((one) => one.finished.catch(() => {}))));
}

/* Everything that may be looked into is opened. */
function unfold(page) {
    return page.evaluate(() => document.querySelectorAll('main details').forEach((one) => (one.open = true)));
}

/* On a phone and on a desk, in light and dark; `quick` takes one of each only. */
const SHAPES = WIDTHS.flatMap((width) => SCHEMES.map((colorScheme) => ({ width, colorScheme })));
const QUICK = [SHAPES.at(0), SHAPES.at(-1)];

async function shape(page, { width, colorScheme }) {
    await page.setViewportSize({ width, height: width > 500 ? 900 : 740 });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await settled(page);
}

export async function checkPage(page, name, { quick = false } = {}) {
    const shapes = quick ? QUICK : SHAPES;
    const faults = new Set();
    const note = ({ width, colorScheme }, found) =>
        found.forEach((words) => faults.add(`${width} px, ${colorScheme}: ${words}`));
    fs.mkdirSync(artefacts, { recursive: true });
    for (const one of shapes) {
        await shape(page, one);
        await page.screenshot({
            path: path.join(artefacts, `${name}-${one.width}-${one.colorScheme}.png`), fullPage: true,
        });
        note(one, await overflow(page));
    }
    await unfold(page);
    for (const one of shapes) {
        await shape(page, one);
        note(one, [...await overflow(page), ...await accessibility(page)]);
    }
    await shape(page, SHAPES[0]);
    if (faults.size) throw new Error(`${name} (${page.url()}):\n  ${[...faults].join('\n  ')}`);
}

/* The bytes of a first visit with nothing kept: each answer as it was sent, or packed where it was not. */
export async function weigh(context, url) {
    const cold = await context.browser().newContext({ storageState: await context.storageState() });
    const page = await cold.newPage();
    const answers = [];
    page.on('response', (response) => answers.push(response));
    await page.goto(url, { waitUntil: 'networkidle' });
    let total = 0;
    for (const response of answers) {
        if (response.status() >= 300) continue;
        const packed = response.headers()['content-encoding'] === 'gzip';
        total += packed ? (await response.request().sizes()).responseBodySize
            : zlib.gzipSync(await response.body(), { level: 6 }).length;
    }
    await cold.close();
    if (total === 0 || total > HEAVIEST)
        throw new Error(`A first visit of ${url} weighs ${total} bytes; ${HEAVIEST} are the most.`);
    return total;
}
