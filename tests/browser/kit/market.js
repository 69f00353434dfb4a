// A real server on a data folder of its own, with accounts that can sign in: for the browser's tests and screenshots.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));
export const binary = process.env.SOUK_BINARY ?? join(root, 'build/release/souk');
export const password = 'correct horse battery';

export class Market {
  #server;

  /** Flags of the first start hold for the later ones. */
  async start(...flags) {
    this.flags ??= flags;
    this.data ??= mkdtempSync(join(tmpdir(), 'souk-browser-'));
    const portFile = join(this.data, 'port');
    rmSync(portFile, { force: true });
    const given = ['serve', '--data', this.data, '--port', String(this.port ?? 0), '--port-file', portFile, ...this.flags];
    this.#server = spawn(binary, given, { stdio: 'ignore' });
    for (let tries = 0; !existsSync(portFile) || !readFileSync(portFile, 'utf8').trim(); tries++) {
      if (tries > 600 || this.#server.exitCode !== null) throw new Error('the server did not start');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    this.port = readFileSync(portFile, 'utf8').trim();
    this.url = `http://127.0.0.1:${this.port}`;
    return this;
  }

  /** An account whose root can sign in. */
  account(name, ...flags) {
    const made = execFileSync(binary, ['account', 'create', '--name', name, '--json', '--data', this.data, ...flags]);
    const { account, access_key, secret } = JSON.parse(made);
    this.letEnter(account);
    return { id: account, name, accessKey: access_key, secret };
  }

  /** Its root can sign in. */
  letEnter(account) {
    execFileSync(binary, ['account', 'password', '--account', account, '--data', this.data], { input: `${password}\n` });
  }

  /** A `seller` with `products` of several sorts (id, offer and title by short name), his `shop`, and a `subscriber` of some. */
  stock() {
    const script = fileURLToPath(new URL('stock.py', import.meta.url));
    const made = execFileSync(join(root, '.venv/bin/python'), ['-B', script, this.url, this.data, binary]);
    Object.assign(this, JSON.parse(made));
    this.ids = { shop: this.shop, ...Object.fromEntries(Object.entries(this.products).map(([name, { id }]) => [name, id])) };
    this.letEnter(this.seller.id);
    this.letEnter(this.subscriber.id);
    return this;
  }

  /** A page's address with the ids of what is in stock: "/products/{paid}". */
  addressOf(path) {
    return path.replace(/\{(\w+)\}/g, (_, name) => this.ids[name]);
  }

  /** Dies as by kill -9, or stops in order. */
  async end(signal = 'SIGKILL') {
    const server = this.#server;
    if (!server || server.exitCode !== null) return;
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill(signal);
    await ended;
  }

  async remove() {
    await this.end('SIGTERM');
    execFileSync(join(root, 'tools/remove_runs.sh'), [this.data], { stdio: 'ignore' });
    rmSync(this.data, { recursive: true, force: true });
  }
}
