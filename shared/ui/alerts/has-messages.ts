/** Set by the build. */
declare const BUILD_NOTICES: boolean | undefined;

/** Whether anybody is told of anything outside of the file. */
export const HAS_MESSAGES: boolean = typeof BUILD_NOTICES !== 'undefined' && BUILD_NOTICES === true;
