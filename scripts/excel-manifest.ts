import { NAMESPACE } from './excel-metadata';

/** The address in the manifest's source, where the pane's own server is on this computer. */
export const LOCAL_ADDRESS = 'https://localhost:3000';

/** What is put into the manifest when the add-in is built. */
export interface ManifestOptions {
  /** Where the files are: `https://host` or `https://host/folder`, without a slash at its end. */
  readonly baseUrl: string;
  /** Three parts. */
  readonly version: string;
  readonly isNamespaced: boolean;
}

/**
 * The manifest for an address. Without the element `Namespace`, and its string, functions have none; an empty one breaks Excel on
 * the desktop. (https://github.com/OfficeDev/office-js/issues/869)
 */
export function excelManifest(source: string, { baseUrl, version, isNamespaced }: ManifestOptions): string {
  const placed = source
    .split(`${LOCAL_ADDRESS}/`)
    .join(`${baseUrl}/`)
    .split(`<AppDomain>${LOCAL_ADDRESS}<`)
    .join(`<AppDomain>${new URL(baseUrl).origin}<`)
    .replace(/<Version>[^<]*</, `<Version>${version}.0<`);
  if (!isNamespaced) return placed;
  return placed
    .replace('</Metadata>\n', '</Metadata>\n            <Namespace resid="Functions.Namespace"/>\n')
    .replace('<bt:ShortStrings>\n', `<bt:ShortStrings>\n        <bt:String id="Functions.Namespace" DefaultValue="${NAMESPACE}"/>\n`)
    .replace('=ACTIVTRAK_HOURS()', '=ACTIVTRAK.HOURS()');
}
