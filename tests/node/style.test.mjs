// The style sheet: whole, from nowhere else, and legible in its light and its dark dress.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(new URL('../../src/web/static/tend.css', import.meta.url));
const css = fs.readFileSync(file, 'utf8');

/* Where a section's title stands inside of a block, or a block ends that never began. */
export function torn(text) {
    let depth = 0;
    const found = [];
    text.split('\n').forEach((line, i) => {
        if (depth > 0 && line.includes('/* ----')) found.push(`${i + 1}: ${line.trim()}`);
        for (const letter of line.replace(/\/\*.*?\*\/|"[^"]*"/g, '')) {
            depth += letter === '{' ? 1 : letter === '}' ? -1 : 0;
            if (depth < 0) return found.push(`${i + 1}: ${line.trim()}`);
        }
    });
    return depth === 0 ? found : [...found, `${depth} blocks are open at the end`];
}

test('blocks close before the next section begins', () => assert.deepEqual(torn(css), []));
test('… which is found when they don’t', () => {
    assert.equal(torn('a {\n/* ---- b ---- */\n}').length, 1);
    assert.equal(torn('a { b: c;').length, 1);
    assert.ok(torn('a { } }\nb {').length >= 1);
});

test('nothing comes from elsewhere', () => assert.doesNotMatch(css, /@import|url\(|https?:/));

const properties = (text) => Object.fromEntries(
    [...text.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})\b/g)].map(([, name, colour]) => [name, colour]));
const block = (start) => {
    const from = css.indexOf(start);
    assert.notEqual(from, -1, `there is no ${start}`);
    return css.slice(from, css.indexOf('}', from));
};
const light = properties(block(':root {'));
const dark = { ...light, ...properties(block('@media (prefers-color-scheme: dark)')) };

const brightness = (colour) => [1, 3, 5].map((i) => parseInt(colour.slice(i, i + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);

/* https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(a, b) {
    const [high, low] = [brightness(a), brightness(b)].sort((x, y) => y - x);
    return (high + 0.05) / (low + 0.05);
}

const grounds = ['paper', 'card', 'sunk'];
const pairs = [
    ...grounds.flatMap((ground) => ['ink', 'soft', 'green', 'clay', 'red'].map((text) => [text, ground, 4.5])),
    ...['green-wash', 'gold-wash', 'clay-wash', 'red-wash', 'mark'].map((ground) => ['ink', ground, 4.5]),
    ['green', 'green-wash', 4.5], ['green-deep', 'green-wash', 4.5], ['clay', 'clay-wash', 4.5], ['red', 'red-wash', 4.5],
    ['clay', 'gold-wash', 4.5], ['on-green', 'green', 4.5], ['on-green', 'green-deep', 4.5],
    ['edge', 'paper', 3], ['edge', 'card', 3], ['green', 'card', 3], ['green', 'paper', 3],
];

for (const [dress, colours] of Object.entries({ light, dark }))
    test(`what is ${dress} can be read`, () => {
        for (const [text, ground, least] of pairs) {
            const ratio = contrast(colours[text], colours[ground]);
            assert.ok(ratio >= least, `${text} on ${ground}: ${ratio.toFixed(2)}, at least ${least}`);
        }
    });
test('black on white is 21', () => assert.equal(contrast('#000000', '#ffffff').toFixed(1), '21.0'));
test('each dress has its colours', () => assert.notEqual(light.paper, dark.paper));
