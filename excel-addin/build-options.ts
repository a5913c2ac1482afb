/** What the build sets by esbuild; where nothing sets it, as in tests of the sources, the default build's hold. */
declare const BUILD_NAMESPACE: boolean | undefined;
declare const BUILD_WEBHOOKS: readonly string[] | undefined;
declare const BUILD_WEBHOOK_ADDRESSES: readonly string[] | undefined;
declare const BUILD_FUNCTION_IDS: readonly string[] | undefined;

/** Whether functions are written `ACTIVTRAK.HOURS` and not `ACTIVTRAK_HOURS`. */
export const IS_NAMESPACED: boolean = typeof BUILD_NAMESPACE !== 'undefined' && BUILD_NAMESPACE === true;

/** The ids that functions.json has: with them functions can be tied before the catalogue is there. */
export const FUNCTION_IDS: readonly string[] = typeof BUILD_FUNCTION_IDS === 'undefined' ? [] : BUILD_FUNCTION_IDS;

/** Services whose webhooks can be used. */
export const WEBHOOK_SERVICES: readonly string[] = typeof BUILD_WEBHOOKS === 'undefined' ? [] : BUILD_WEBHOOKS;

/** What webhooks of one's own begin with. */
export const WEBHOOK_ADDRESSES: readonly string[] = typeof BUILD_WEBHOOK_ADDRESSES === 'undefined' ? [] : BUILD_WEBHOOK_ADDRESSES;
