const assert = require('node:assert/strict');
const { test } = require('node:test');

const { truncate } = require('./truncate.js');

test('cuts what is too long', () => {
  assert.equal(truncate('abcdef', 4), 'abc…');
  assert.equal(truncate('abcdef', 1), '…');
});

test('leaves alone what fits', () => {
  assert.equal(truncate('abcd', 4), 'abcd');
  assert.equal(truncate('', 4), '');
});

test('refuses a length that makes no sense', () => {
  assert.throws(() => truncate('abc', 0), RangeError);
  assert.throws(() => truncate('abc', 1.5), RangeError);
});
