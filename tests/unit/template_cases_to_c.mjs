// Makes a C file of the cases: node template_cases_to_c.mjs COMPILE.mjs CASES.mjs OUT.c OUT.h
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const load = (file) => import(pathToFileURL(path.resolve(file)));
const [compiler, casesFile, sourceFile, headerFile] = process.argv.slice(2);
const { compile, literal } = await load(compiler);
const { cases } = await load(casesFile);

const sources = [];
cases.forEach((one, number) => {
    sources.push({ name: `case-${number}`, path: `case ${one.name}`, text: one.template });
    for (const [name, text] of Object.entries(one.partials ?? {}))
        sources.push({ name, path: `partial of ${one.name}`, text });
});
const { source, header } = compile(sources, path.basename(headerFile));

const model = (one) => (typeof one === 'string' ? one : JSON.stringify(one));
const rows = cases.map((one, number) => {
    const models = (one.models ?? [one.model]).map((each) => literal(model(each)));
    return `    {.name = ${literal(one.name)}, .template = &template_case_${number},
     .models = {${[...models, '0'].join(', ')}}, .page = ${literal(one.page)}},\n`;
});
fs.writeFileSync(sourceFile, `${source}
const struct template_case template_cases[] = {\n${rows.join('')}};
const size_t template_case_count = ${cases.length};
`);
fs.writeFileSync(headerFile, `${header}
struct template_case {
    const char *name;
    const struct template *template;
    const char *models[3]; /* JSON, outermost first; NULL ends them */
    const char *page;
};
extern const struct template_case template_cases[];
extern const size_t template_case_count;
`);
