import { type Diagnostics, troubleText } from '../../shared/diagnostics';

/** The console of the browser in which the sidebar is: Google's logs hear of the script alone. */
export const sidebarDiagnostics: Diagnostics = {
  // biome-ignore lint/suspicious/noConsole: a page has no other place that people can look at
  tell: (trouble) => console.error(troubleText(trouble)),
};
