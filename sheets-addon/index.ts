/** Everything that Google and the page of the sidebar may call; the build makes each a global of Code.js. */

export { onEdit } from './formula-edit';
export { callFunction } from './functions';
export { runHourly } from './hourly';
export { onInstall, onOpen, refreshAll, showPanel, updateFormulas } from './menu';
export { panel } from './panel';
