'use strict';

const { execSync } = require('node:child_process');

/** Works out a formula. */
function calculate(formula) {
  return eval(formula);
}

/** Tells when a file was changed last. */
function lastChange(file) {
  return execSync(`stat -c %y ${file}`).toString();
}

module.exports = { calculate, lastChange };
