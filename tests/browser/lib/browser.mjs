// Debian's Chromium, and what no page of Tend may do in it: leave this machine, or complain.
import { chromium } from 'playwright-core';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'];

let launched = null;

export function launch() {
    launched ??= chromium.launch({
        executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, args: FLAGS,
    });
    return launched;
}

export async function quit() {
    await (await launched)?.close();
    launched = null;
}

/* What a page said or asked for that it should not have. `allowed` are answers that a test is about: a form
   that is refused shows as an error in the console. */
export class Watch {
    #found = [];
    #allowed = new Set();

    constructor(context, origin) {
        context.on('console', (message) => {
            if (message.type() !== 'error' && message.type() !== 'warning') return;
            const status = /the server responded with a status of (\d+)/.exec(message.text())?.[1];
            if (!this.#allowed.has(Number(status))) this.#found.push(`console: ${message.text()}`);
        });
        context.on('weberror', (error) => this.#found.push(`script: ${error.error().stack ?? error.error()}`));
        context.on('request', (request) => {
            if (!request.url().startsWith(`${origin}/`)) this.#found.push(`went out: ${request.url()}`);
        });
        context.on('requestfailed', (request) => {
            const why = request.failure()?.errorText;
            if (why !== 'net::ERR_ABORTED') this.#found.push(`failed: ${request.url()} ${why}`);
        });
    }

    allow(status) {
        this.#allowed.add(status);
    }

    // What a test has brought about on purpose.
    forget(pattern) {
        this.#found = this.#found.filter((words) => !pattern.test(words));
    }

    check() {
        const found = this.#found.splice(0);
        if (found.length) throw new Error(`The page misbehaved:\n${found.join('\n')}`);
    }
}

/* A new browser profile, come in by the one-time link: {context, page, watch}. */
export async function visit(tend, { link = tend.link, ...options } = {}) {
    const browser = await launch();
    const context = await browser.newContext({
        viewport: { width: 1280, height: 900 }, locale: 'en-GB', timezoneId: 'UTC', reducedMotion: 'reduce', ...options,
    });
    context.setDefaultTimeout(30000);
    const watch = new Watch(context, tend.origin);
    const page = await context.newPage();
    await page.goto(link);
    return { context, page, watch };
}
