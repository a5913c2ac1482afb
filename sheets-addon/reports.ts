/**
 * What no cell needs, and what is loaded with the first call of one of these: Reports.js. The build makes each a global of Code.js that asks for it. It has from Code.js
 * whatever is in both.
 */

export { runHourly } from './hourly';
export { refreshAll, updateFormulas } from './menu-items';
export { panel } from './panel';
