// The compiler of templates: what it refuses, and where it says the mistake is. What it makes of good
// ones is shown by tests/unit/template_cases.mjs.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { compile, literal } from '../../src/web/templates/compile.mjs';

const compiler = fileURLToPath(new URL('../../src/web/templates/compile.mjs', import.meta.url));
const csrf = { name: 'csrf', path: 'csrf.html', text: '<input>' };
const one = (text, name = 'page') => compile([{ name, path: `${name}.html`, text }, csrf]);

const refused = [
    ['an open section is told by the line that opens it', '<p>\n{{#people}}\n<p>\n', 'page.html:2: Unclosed section "people"'],
    ['an open inverted section', 'a\n\n{{^ people }}\n', 'page.html:3: Unclosed section "people"'],
    ['a section closed by another name', '{{#a}}\n\n{{/b}}', 'page.html:1: Unclosed section "a"'],
    ['a section that never was opened', 'x\n{{/a}}', 'page.html:2: Unopened section "a"'],
    ['a tag without an end', 'x\ny {{name', 'page.html:2: Unclosed tag'],
    ['an unknown partial', 'x\n\n{{> nobody}}', 'page.html:3: there is no template "nobody"'],
    ['an unknown partial in a section', '{{#a}}\n{{> nobody}}\n{{/a}}', 'page.html:2: there is no template "nobody"'],
    ['an empty tag', 'x\n{{}}', 'page.html:2: "" is no name'],
    ['a name with blanks', '{{first name}}', 'page.html:1: "first name" is no name'],
    ['a name with two dots', '{{a..b}}', 'page.html:1: "a..b" is no name'],
    ['no word behind =', '{{#a=}}{{/a=}}', 'page.html:1: "a=" is no name'],
    ['three braces for what may hold markup', 'x\n{{{note}}}', 'page.html:2: {{{note}}} prints as it is'],
    ['an ampersand for what may hold markup', '{{&note}}', 'page.html:1: {{{note}}} prints as it is'],
    ['a style element', 'a\n<style>p {}</style>', 'page.html:2: styles stand in'],
    ['a style attribute', '<p>\n<p\n class="a"\n style="color: red">', 'page.html:4: styles stand in'],
    ['a script in the page', 'x <script>alert(1)</script>', 'page.html:1: scripts stand in'],
    ['an event attribute', '<button\nonclick="go()">', 'page.html:2: what happens then'],
    ['an event attribute of htmx', '<button hx-on:click="go()">', 'page.html:1: what happens then'],
    ['a posted form without its token', '<form method="post">{{> csrf}}</form>\n<form class="x" method="post">\n</form>',
        'page.html:2: a form that is posted'],
];
for (const [name, text, words] of refused)
    test(`refuses ${name}`, () => {
        assert.throws(() => one(text), (problem) => {
            assert.equal(problem.message.slice(0, words.length), words);
            return true;
        });
    });

for (const text of ['<form method="post" action="/x">\n{{> csrf}}<p></form>', '<form action="/people"></form>',
    '<form method="post">{{#a}}{{>csrf}}{{/a}}</form>', '<script src="{{js}}" defer></script>',
    '<p>on = "a", style = good</p><p data-on="x" class="once">', '<form>a</form><form method="post">{{> csrf}}</form>'])
    test(`takes ${text}`, () => {
        assert.match(one(text).source, /template_page/);
    });

test('refuses two files of one name', () => {
    const files = [{ name: '_row', path: '_row.html', text: '' }, { name: 'row', path: 'row.html', text: '' }];
    assert.throws(() => compile(files), /row\.html:1: is also there as _row\.html/);
});

test('refuses a file name that is none in C', () => {
    assert.throws(() => one('', '2nd page'), /makes no name for C/);
});

test('literals hold every byte', () => {
    assert.equal(literal('a"b\\c??/\td'), '"a\\042b\\134c\\077\\077/\\011d"');
    assert.equal(literal('é1'), '"\\303\\2511"');
    assert.equal(literal('a\nb'), '\n    "a\\n"\n    "b"');
    assert.equal(literal(''), '""');
});

test('the same files give the same C', () => {
    const files = () => ['b', 'a'].map((name) => ({ name, path: name, text: '{{#x_words}}{{.}}{{/x_words}}' }));
    assert.equal(compile(files()).source, compile(files()).source);
});

test('a folder of none compiles', () => {
    assert.doesNotMatch(compile([]).source, /\[\]/);
});

test('the command writes C that a compiler takes, and what it depends on', (t) => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tend-templates-'));
    t.after(() => fs.rmSync(folder, { recursive: true }));
    fs.writeFileSync(path.join(folder, 'page.html'), '<p>{{> part}}{{#a.b}}{{{c_html}}}{{/a.b}}\n');
    fs.writeFileSync(path.join(folder, '_part.html'), '{{x=1}}');
    const out = ['t.c', 't.h', 't.d'].map((file) => path.join(folder, file));
    execFileSync(process.execPath, [compiler, folder, ...out]);
    const source = path.join(compiler, '../../..');
    execFileSync('cc', ['-std=gnu17', '-Wall', '-Wextra', '-Werror', '-fsyntax-only', `-I${source}`, out[0]]);
    const needed = fs.readFileSync(out[2], 'utf8');
    for (const file of ['', '/page.html', '/_part.html'])
        assert.ok(needed.includes(` ${folder}${file}`), needed);
});

test('the command fails with the file and the line, and nothing else', (t) => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tend-templates-'));
    t.after(() => fs.rmSync(folder, { recursive: true }));
    fs.writeFileSync(path.join(folder, 'page.html'), 'a\n{{#x}}');
    const out = ['t.c', 't.h', 't.d'].map((file) => path.join(folder, file));
    const ended = spawnSync(process.execPath, [compiler, '.', ...out], { cwd: folder, encoding: 'utf8' });
    assert.equal(ended.status, 1);
    assert.equal(ended.stderr, 'page.html:2: Unclosed section "x"\n');
    assert.ok(!fs.existsSync(out[0]));
});
