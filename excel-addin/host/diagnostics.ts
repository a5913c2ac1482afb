import { type Diagnostics, troubleText } from '../../shared/diagnostics';

/** The page's console, which the developer tools of the browser or of Excel show. */
export const pageDiagnostics: Diagnostics = {
  // biome-ignore lint/suspicious/noConsole: an add-in has no other place that people can look at
  tell: (trouble) => console.error(troubleText(trouble)),
};
