/** The parts of appsscript.json that change what a script may do. */
export interface Manifest {
  readonly timeZone?: string;
  readonly oauthScopes?: readonly string[];
  readonly urlFetchWhitelist?: readonly string[];
  readonly runtimeVersion?: string;
}
