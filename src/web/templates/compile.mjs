// Compiles Mustache templates to the tables of web/template.h:
//   node compile.mjs FOLDER OUT.c OUT.h OUT.d
// FOLDER/person.html becomes template_person. {{> csrf}} finds csrf.html or _csrf.html.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import mustache from 'mustache';

export class TemplateError extends Error {
    constructor(source, position, words) {
        const line = source.text.slice(0, position).split('\n').length;
        super(`${source.path}:${line}: ${words}`);
    }
}

const DERIVED = /^(.+)_(words|ago|any|count|one|html|url)$/;
const NAME = /^(\.(_[a-z_]+)?|[\w-]+(\.[\w-]+)*)$/;
// What may stand in three braces: our own drawings, text that was escaped on the way, the page in its frame.
const RAW_NAME = /(^|[._])(html|svg)$|^frame\.body$/;
const VERBATIM = new Set(['pre', 'textarea', 'script', 'style']);

// --- white space ---

/* White space between tags means nothing but "some": a run becomes one blank or line end. The text
   comes in pieces, since values and sections stand between them; the state goes from one to the next. */
class Squeeze {
    verbatim = ''; // the element whose text is kept as it is
    tag = ''; // the name of the tag that we are in
    quote = '';
    comment = false;

    text(text) {
        let out = '';
        for (let at = 0; at < text.length;) {
            const [taken, kept] = this.step(text, at);
            out += kept;
            at += taken;
        }
        return out;
    }

    // [how many characters were read, what is kept of them]
    step(text, at) {
        const rest = text.slice(at, at + 20).toLowerCase();
        const as = (length) => [length, text.slice(at, at + length)];
        if (this.comment) {
            this.comment = !rest.startsWith('-->');
            return as(1);
        }
        if (this.verbatim) {
            if (!rest.startsWith(`</${this.verbatim}`)) return as(1);
            this.verbatim = '';
            this.tag = '/';
            return as(2);
        }
        if (this.quote) {
            if (text[at] === this.quote) this.quote = '';
            return as(1);
        }
        if (/\s/.test(text[at])) return this.space(text, at);
        if (this.tag) this.inTag(text[at]);
        else this.outside(rest);
        return as(1);
    }

    space(text, at) {
        const run = /^\s+/.exec(text.slice(at))[0];
        return [run.length, !this.tag && run.includes('\n') ? '\n' : ' '];
    }

    inTag(character) {
        if (character === '"' || character === "'") this.quote = character;
        if (character !== '>') return;
        if (VERBATIM.has(this.tag)) this.verbatim = this.tag;
        this.tag = '';
    }

    outside(rest) {
        if (rest.startsWith('<!--')) this.comment = true;
        else if (/^<([a-z/!]|$)/.test(rest)) this.tag = /^<([a-z][a-z0-9]*)?/.exec(rest)[1] ?? '/';
    }
}

// --- parsing ---

function parse(source) {
    try {
        return mustache.parse(source.text);
    } catch (problem) {
        const [, words, at] = /^(.*) at (\d+)$/s.exec(problem.message) ?? [, problem.message, '0'];
        const unclosed = /^Unclosed section "(.*)"$/s.exec(words)?.[1];
        const before = source.text.slice(0, Number(at));
        const opened = [...before.matchAll(/\{\{\s*[#^]\s*(.*?)\s*\}\}/gs)]
            .filter((found) => found[1] === unclosed).pop();
        throw new TemplateError(source, opened?.index ?? Number(at), words);
    }
}

function checkName(source, token, name) {
    const [key] = name.split('=', 1);
    if (!NAME.test(key) || name === `${key}=`)
        throw new TemplateError(source, token[2], `"${name}" is no name`);
    const raw = token[0] === '&';
    if (raw && !RAW_NAME.test(name))
        throw new TemplateError(source, token[2],
            `{{{${name}}}} prints as it is, which is for names that end in html or svg`);
}

// What the Content-Security-Policy would have browsers refuse, and what the server would.
const REFUSED = [
    [/<style\b/gi, 'styles stand in static/tend.css'],
    [/<script\b(?![^>]*\ssrc=)/gi, 'scripts stand in static/tend.js'],
    [/\sstyle\s*=\s*["']/gi, 'styles stand in static/tend.css'],
    [/\s(hx-)?on[a-z:-]+\s*=\s*["']/gi, 'what happens then stands in static/tend.js'],
    [/<form\b(?=[^>]*\bmethod="?post)(?:(?!\{\{>\s*_?csrf\s*\}\})[^])*?<\/form>/gi,
        'a form that is posted holds {{> csrf}}'],
];

function checkMarkup(source) {
    for (const [pattern, words] of REFUSED)
        for (const found of source.text.matchAll(pattern))
            throw new TemplateError(source, found.index + /^\s*/.exec(found[0])[0].length, words);
}

/* Nodes as plain objects: {kind, text | name | partial, nodes}. */
function nodesOf(source, tokens, squeeze, partials) {
    const nodes = [];
    for (const token of tokens) {
        const [type, value] = token;
        if (type === 'text') {
            const text = squeeze.text(value);
            const last = nodes.at(-1);
            if (last?.kind === 'TEXT') last.text += text;
            else if (text) nodes.push({ kind: 'TEXT', text });
        } else if (type === '>') {
            const target = partials.get(value);
            if (!target) throw new TemplateError(source, token[2], `there is no template "${value}"`);
            nodes.push({ kind: 'PARTIAL', partial: target });
        } else if (type === '#' || type === '^') {
            checkName(source, token, value);
            nodes.push({
                kind: type === '#' ? 'SECTION' : 'INVERTED', name: value,
                nodes: nodesOf(source, token[4], squeeze, partials),
            });
        } else if (type === 'name' || type === '&') {
            checkName(source, token, value);
            nodes.push({ kind: type === '&' ? 'RAW' : 'VALUE', name: value });
        }
    }
    return nodes;
}

/* The white space around a whole file is its author's, not the page's. */
function trimmed(nodes) {
    const first = nodes[0], last = nodes.at(-1);
    if (first?.kind === 'TEXT') first.text = first.text.trimStart();
    if (last?.kind === 'TEXT') last.text = last.text.trimEnd();
    return nodes.filter((node) => node.kind !== 'TEXT' || node.text);
}

// --- C ---

export function literal(text) {
    const bytes = Buffer.from(text);
    let out = '', line = '';
    for (const byte of bytes) {
        const plain = byte >= 32 && byte < 127 && !'"\\?'.includes(String.fromCharCode(byte));
        line += plain ? String.fromCharCode(byte)
            : byte === 10 ? '\\n' : `\\${byte.toString(8).padStart(3, '0')}`;
        if (byte === 10 || line.length > 100) {
            out += `\n    "${line}"`;
            line = '';
        }
    }
    return out === '' ? `"${line}"` : line ? `${out}\n    "${line}"` : out;
}

class Emitter {
    names = new Map(); // name -> its index
    rows = []; // the initialiser of each name
    parts = '';
    lists = '';
    listCount = 0;

    name(name) {
        if (this.names.has(name)) return this.names.get(name);
        const number = this.names.size;
        this.names.set(name, number);
        this.rows[number] = '';
        const [key, ...words] = name.split('=');
        const made = DERIVED.exec(name);
        const base = words.length ? this.name(key) : made ? this.name(made[1]) : -1;
        const derive = words.length ? 'EQUAL' : made ? made[2].toUpperCase() : 'PLAIN';
        const pieces = name === '.' ? [] : words.length ? [name] : name.split('.');
        if (pieces.length)
            this.parts += `static const char *const parts_${number}[] = {`
                + `${pieces.map(literal).join(', ')}};\n`;
        this.rows[number] = `    {.parts = ${pieces.length ? `parts_${number}` : '0'}, `
            + `.count = ${pieces.length}, .derive = TEMPLATE_${derive}`
            + (base < 0 ? '' : `, .base = &names[${base}]`)
            + (words.length ? `, .word = ${literal(words.join('='))}` : '') + '},\n';
        return number;
    }

    // The fields `.nodes` and `.count` for these nodes.
    list(nodes) {
        if (nodes.length === 0) return '.nodes = 0, .count = 0';
        const rows = nodes.map((node) => this.node(node));
        const number = this.listCount++;
        this.lists += `static const struct template_node nodes_${number}[] = {\n`
            + `${rows.join('')}};\n`;
        return `.nodes = nodes_${number}, .count = ${nodes.length}`;
    }

    node(node) {
        let fields = '';
        if (node.text !== undefined)
            fields += `, .text = ${literal(node.text)}, .len = ${Buffer.byteLength(node.text)}`;
        if (node.name !== undefined) fields += `, .name = &names[${this.name(node.name)}]`;
        if (node.nodes) fields += `, ${this.list(node.nodes)}`;
        if (node.partial) fields += `, .partial = &template_${node.partial}`;
        return `    {.kind = TEMPLATE_${node.kind}${fields}},\n`;
    }
}

const identifier = (name) => name.replace(/^_/, '').replaceAll('-', '_');

/* From [{name, path, text}] to C: {source, header}. Throws TemplateError. */
export function compile(sources, headerName = 'templates.h') {
    const partials = new Map(), known = new Map();
    for (const source of sources) {
        const id = identifier(source.name);
        if (!/^[a-z]\w*$/.test(id))
            throw new TemplateError(source, 0, `"${source.name}" makes no name for C`);
        if (known.has(id))
            throw new TemplateError(source, 0, `is also there as ${known.get(id)}`);
        known.set(id, source.path);
        partials.set(source.name, id).set(source.name.replace(/^_/, ''), id);
    }
    const emitter = new Emitter();
    let templates = '', header = '';
    for (const source of sources) {
        const id = identifier(source.name);
        checkMarkup(source);
        const nodes = trimmed(nodesOf(source, parse(source), new Squeeze(), partials));
        templates += `const struct template template_${id} = {.name = ${literal(source.name)}, `
            + `${emitter.list(nodes)}};\n`;
        header += `extern const struct template template_${id};\n`;
    }
    const names = emitter.rows.length
        ? `static const struct template_name names[] = {\n${emitter.rows.join('')}};\n` : '';
    return {
        source: `#include "${headerName}"\n\n${emitter.parts}\n${names}\n${emitter.lists}\n${templates}`,
        header: `#pragma once\n#include "web/template.h"\n\n${header}`,
    };
}

export function read(folder) {
    return fs.readdirSync(folder).filter((file) => /^[^.].*\.html$/.test(file)).sort()
        .map((file) => ({
            name: path.basename(file, '.html'),
            path: path.relative(process.cwd(), path.join(folder, file)),
            text: fs.readFileSync(path.join(folder, file), 'utf8'),
        }));
}

function main([folder, sourceFile, headerFile, dependencyFile]) {
    const sources = read(folder);
    const { source, header } = compile(sources, path.basename(headerFile));
    fs.writeFileSync(sourceFile, source);
    fs.writeFileSync(headerFile, header);
    // The folder itself is among them: a new file changes it.
    const needed = [folder, ...sources.map((one) => path.join(folder, `${one.name}.html`))];
    fs.writeFileSync(dependencyFile, `${sourceFile}: ${
        needed.map((file) => path.resolve(file).replaceAll(' ', '\\ ')).join(' ')}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    try {
        main(process.argv.slice(2));
    } catch (problem) {
        if (!(problem instanceof TemplateError)) throw problem;
        console.error(problem.message);
        process.exit(1);
    }
}
