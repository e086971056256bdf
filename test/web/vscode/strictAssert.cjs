// Node's `assert/strict` for a browser.
module.exports = require('assert').strict;
