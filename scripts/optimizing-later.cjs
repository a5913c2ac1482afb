const { setFlagsFromString } = require('node:v8');

/** Node 20 is the last whose V8 counts the bytecode that ran. A newer one counts calls, and Node doesn't start with a flag that V8 doesn't know. */
const counts = Number.parseInt(process.versions.node, 10) === 20;

module.exports.optimizingAfter = (bytes) => (counts ? [`--interrupt-budget=${bytes}`] : []);

module.exports.optimizeAfter = (bytes) => {
  for (const flag of module.exports.optimizingAfter(bytes)) setFlagsFromString(flag);
};
