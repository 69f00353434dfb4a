// A market that is looked at full: its accounts, what is in stock,
// and the ids that pages' addresses name ("/operator/reviews/{review}").
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { binary, Market } from './market.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const venv = `${root}.venv/bin/python`;

// A mail server that is never there: messages are offered, and wait.
const mail = ['--smtp-host', '127.0.0.1', '--smtp-port', '9', '--smtp-security', 'none', '--smtp-from', 'market@example.com'];

export async function startSeeded(...flags) {
  const market = (await new Market().start(...mail, ...flags)).stock();
  const accounts = {
    shop: market.seller,
    subscriber: market.subscriber,
    buyer: market.account('Clinique du Lac'),
    seller: market.account('Noyaux et Cie'),
    newcomer: market.account('Laboratoire du Nord'),
    operator: market.account('Operator', '--operator'),
  };
  const keys = Object.entries(accounts).map(([name, of]) => [name, { id: of.id, access_key: of.accessKey, secret: of.secret, name: of.name }]);
  const python = existsSync(venv) ? venv : 'python3';
  const given = ['-B', `${root}tests/browser/kit/seed.py`, market.url, market.data, binary, JSON.stringify(Object.fromEntries(keys))];
  const { stdout } = await promisify(execFile)(python, given).catch(async (error) => {
    await market.remove();
    throw error;
  });
  Object.assign(market.ids, JSON.parse(stdout));
  return { market, accounts };
}
