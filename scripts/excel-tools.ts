// Microsoft's tools for trying an add-in. Pinned, and no dependencies: each is needed once on a machine, by npx.

/** Makes a certificate for localhost that the machine trusts. */
export const DEV_CERTS = 'office-addin-dev-certs@3.0.0';

/** Shows a manifest to Excel on Windows. */
export const DEV_SETTINGS = 'office-addin-dev-settings@4.0.0';
