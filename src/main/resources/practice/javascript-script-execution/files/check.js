const { readFileSync } = require('node:fs');

const prices = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const wrong = Object.entries(prices).filter(([, price]) => typeof price !== 'number');
for (const [article, price] of wrong) {
  console.error(`${article} costs ${JSON.stringify(price)}`);
}
process.exitCode = wrong.length === 0 ? 0 : 1;
