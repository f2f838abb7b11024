'use strict';

/** Cuts a text to a length; what was cut ends with an ellipsis. */
function truncate(text, length) {
  if (!Number.isInteger(length) || length < 1) {
    throw new RangeError('length must be a whole number of at least 1');
  }
  return text.length <= length ? text : text.slice(0, length - 1) + '…';
}

module.exports = { truncate };
