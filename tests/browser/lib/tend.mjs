// A tend of its own for a test: its practice in a folder of its own, its server on any free port, its
// day always Monday 2 March 2026.
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const TODAY = '2026-03-02';
export const root = fileURLToPath(new URL('../../..', import.meta.url));
export const program = process.env.TEND ?? path.join(root, 'build-x/src/cli/tend');
// What tests leave behind to look at goes beside the program.
export const artefacts = path.resolve(path.dirname(program), '../../pages');

const LINK = /http:\/\/127\.0\.0\.1:\d+\/\S+/;
const PATIENCE = 20000;

export class Tend {
    #home = fs.mkdtempSync(path.join(os.tmpdir(), 'tend-browser-'));
    #server = null;
    #words = '';
    link = '';

    env = {
        PATH: process.env.PATH, HOME: this.#home, TMPDIR: os.tmpdir(), LC_ALL: 'C.UTF-8', TZ: 'UTC',
        TEND_TODAY: TODAY, XDG_RUNTIME_DIR: this.#home,
    };

    // On an empty practice.
    static async empty() {
        const tend = new Tend();
        await tend.#open();
        return tend;
    }

    // On the made-up practice, as somebody's own.
    static async demo() {
        const tend = new Tend();
        const folder = path.join(tend.#home, '.local/share/tend');
        tend.run('demo');
        fs.copyFileSync(path.join(folder, 'demo.tend'), path.join(folder, 'practice.tend'));
        await tend.#open();
        return tend;
    }

    run(...words) {
        return execFileSync(program, words, { env: this.env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    }

    json(...words) {
        return JSON.parse(this.run(...words, '--json'));
    }

    get origin() {
        return new URL(this.link).origin;
    }

    // A one-time link for another browser.
    another() {
        return LINK.exec(this.run('open', '--no-browser'))[0];
    }

    async #open(port = '0') {
        this.#server = spawn(program, ['open', '--no-browser', '--port', port],
            { env: this.env, stdio: ['ignore', 'pipe', 'pipe'] });
        const server = this.#server;
        for (const stream of [server.stdout, server.stderr])
            stream.setEncoding('utf8').on('data', (text) => (this.#words += text));
        this.link = await new Promise((resolve, reject) => {
            const late = setTimeout(() => reject(new Error(`no link from tend open:\n${this.#words}`)), PATIENCE);
            const found = () => {
                const link = LINK.exec(this.#words)?.[0];
                if (!link) return;
                clearTimeout(late);
                resolve(link);
            };
            server.stdout.on('data', found);
            server.on('exit', (status) => reject(new Error(`tend open ended (${status}):\n${this.#words}`)));
        });
    }

    // As Ctrl-C would.
    async stop() {
        const server = this.#server;
        const ended = new Promise((resolve) => server.once('exit', (status, signal) => resolve(status ?? signal)));
        server.kill('SIGTERM');
        const late = setTimeout(() => server.kill('SIGKILL'), PATIENCE);
        const status = await ended;
        clearTimeout(late);
        return status;
    }

    // At the address where it was before.
    async again() {
        const { port } = new URL(this.link);
        this.#words = '';
        await this.#open(port);
    }

    // Ends the server; its practice must have stayed sound.
    async close() {
        const status = await this.stop();
        const doctor = this.run('doctor');
        fs.rmSync(this.#home, { recursive: true, force: true });
        if (status !== 0) throw new Error(`tend open ended with ${status}:\n${this.#words}\n${doctor}`);
    }
}
