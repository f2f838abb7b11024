const assert = require("node:assert");
const { add } = require("./calc.js");

assert.equal(add(2, 2), 4);
