// In the checkout this package is compiled with all the others; a release has its own folder dist, and not this file.
module.exports = require("../dist/simulator/index.js");
