/** Everything that the page of the sidebar and the generated custom functions may call; the build makes each a global of Code.js. */
export { connect, disconnect } from './connection';
export { callFunction } from './functions';
