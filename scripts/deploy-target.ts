/** What can be put into Google, and how each part of it is found. */
export interface DeployTarget {
  readonly name: 'sheets' | 'library';
  /** What it is, for sentences. */
  readonly words: string;
  /** clasp's settings with the script's id, which stay on this machine. */
  readonly projectFile: string;
  /** Where the build puts it, from the project's folder. */
  readonly folder: string;
  /** Everything that goes to Google, and nothing else. */
  readonly files: readonly string[];
  /**
   * What is left to do by hand, in lines for people.
   * @param version the number that Google gave
   */
  readonly next: (version: string, scriptId: string) => readonly string[];
}

/** Everything that can be put into Google, by name. */
export const TARGETS: Readonly<Record<DeployTarget['name'], DeployTarget>> = {
  sheets: {
    name: 'sheets',
    words: 'the add-on',
    projectFile: '.clasp.sheets.json',
    folder: 'dist/sheets-addon',
    files: ['Code.js', 'Reports.js', 'appsscript.json', 'sidebar.html'],
    next: (version, scriptId) => [
      `Version ${version} of script ${scriptId} is in Google. People get it when the Marketplace listing points to it.`,
      'Open Google Cloud console, APIs & Services, Enabled APIs & services, Google Workspace Marketplace SDK, App Configuration.',
      `Enter ${version} as “Sheets add-on script version” and save.`,
    ],
  },
  library: {
    name: 'library',
    words: 'the library',
    projectFile: '.clasp.library.json',
    folder: 'dist/library',
    files: ['Code.js', 'appsscript.json'],
    next: (version, scriptId) => [
      `Version ${version} of the library is in Google. Scripts add it by the ID ${scriptId} and choose version ${version}.`,
      'Scripts that have it already keep their version until somebody chooses the new one.',
    ],
  },
};
