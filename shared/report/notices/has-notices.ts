/** Set by the build; tests have it too. */
declare const BUILD_NOTICES: boolean | undefined;

/** Whether this build can tell people of their schedules: by mail, or by a webhook. */
export const HAS_NOTICES: boolean = typeof BUILD_NOTICES !== 'undefined' && BUILD_NOTICES === true;
