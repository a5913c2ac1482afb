/** Options of the build, set by esbuild; where nothing sets them, the default build's hold. */
declare const BUILD_NAMESPACE: boolean | undefined;

/** Whether functions are written `ACTIVTRAK.HOURS` and not `ACTIVTRAK_HOURS`. */
export const IS_NAMESPACED: boolean = typeof BUILD_NAMESPACE !== 'undefined' && BUILD_NAMESPACE === true;
