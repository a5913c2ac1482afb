import { type Diagnostics, troubleText } from '../../shared/diagnostics';

/** Apps Script's console: Executions in the script's project, and Cloud Logging. (https://developers.google.com/apps-script/guides/logging) */
export const scriptDiagnostics: Diagnostics = {
  // biome-ignore lint/suspicious/noConsole: it is where Google keeps what a script says
  tell: (trouble) => console.error(troubleText(trouble)),
};
