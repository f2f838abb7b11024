'use strict';

const decode = (text) => decodeURIComponent(text.replaceAll('+', ' '));

/** Turns the query of a URL into an object; a name that is there twice becomes an array. */
function parseQuery(text) {
  const result = {};
  for (const pair of text.replace(/^\?/, '').split('&')) {
    if (pair === '') {
      continue;
    }
    const [name, ...rest] = pair.split('=');
    const key = decode(name);
    const value = decode(rest.join('='));
    if (Object.hasOwn(result, key)) {
      result[key] = [].concat(result[key], value);
    } else {
      result[key] = value;
    }
  }
  return result;
}

module.exports = { parseQuery };
