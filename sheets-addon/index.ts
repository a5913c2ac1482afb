/**
 * Everything that Google and the page of the sidebar may call: the build makes each a global of Code.js. What is exported from here is in Code.js too,
 * which is loaded for every cell. What is in `reports.ts` is loaded when it is called.
 */

export { onEdit } from './formula-edit';
export { callFunction } from './functions';
export { onInstall, onOpen, showPanel } from './menu';
