// lcp.js URL ROUNDS: when the largest content of the page is painted, in a fresh profile each time; milliseconds, as JSON.
import { measure } from '../tests/browser/kit/speed.js';

const [, , address, rounds] = process.argv;
console.log(JSON.stringify((await measure(address, Number(rounds))).map(({ time }) => time)));
