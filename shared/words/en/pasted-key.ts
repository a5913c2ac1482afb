/** What somebody pasted in place of a key. */
export const NO_KEY = 'Enter a key. An ActivTrak administrator makes one under API & Integrations, API Keys.';
export const KEY_HIDDEN = 'This key is hidden or shortened. Copy the whole key where it was made.';
export const KEY_IS_ADDRESS = 'This is an address, not a key. Copy the key again.';
export const NOT_A_KEY = "This isn't an ActivTrak key, because it has spaces or characters that no key has. Copy it again.";
/** Of a text that is no key's, and that others may read. */
export const KEY_IN_OTHER_FIELD = 'Your key is in another field, where others could read it. Take it out there.';
export const SEVERAL_KEYS = 'There is more than one text that could be a key. Copy only the key.';
