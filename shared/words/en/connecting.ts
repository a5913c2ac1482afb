/** Connecting a key. */
export const connectedTo = (host: string): string => `Connected to ${host}.`;

export const SAVED_UNTRIED = "The key was saved. It hasn't been tested yet.";

export const ADDRESS_WRONG = "The address isn't one like https://api.example.com. Correct it, or choose a region.";

/** What stands there may be a key that was put in the wrong place. */
export const noRegion = (region: string, regions: readonly string[]): string =>
  `There is no region ${/^[a-z ]{1,14}$/i.test(region) ? `“${region}”` : 'like that'}. Choose from ${regions.join(', ')}.`;

export const CONNECTION_GONE = "This connection isn't there any more. Add it again under “Settings”.";
