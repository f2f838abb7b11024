const assert = require("node:assert");
const { test } = require("node:test");
const { add } = require("./calc.js");

test("adds", () => assert.strictEqual(add(1, 2), 3));
test("adds negative numbers", () => assert.strictEqual(add(-1, -2), -3));
