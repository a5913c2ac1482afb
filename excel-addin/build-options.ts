/** What the build sets by esbuild; where nothing sets it, as in tests of the sources, the default build's hold. */
declare const BUILD_NAMESPACE: boolean | undefined;
declare const BUILD_FUNCTION_IDS: readonly string[] | undefined;

/** Whether functions are written `ACTIVTRAK.HOURS` and not `ACTIVTRAK_HOURS`. */
export const IS_NAMESPACED: boolean = typeof BUILD_NAMESPACE !== 'undefined' && BUILD_NAMESPACE === true;

/** The ids that functions.json has: with them functions can be tied before the catalogue is there. */
export const FUNCTION_IDS: readonly string[] = typeof BUILD_FUNCTION_IDS === 'undefined' ? [] : BUILD_FUNCTION_IDS;
