import { createContext } from 'preact';
import type { Diagnostics } from '../../diagnostics';

/** Where the page's own unexpected causes go. */
export const DiagnosticsContext = createContext<Diagnostics>({ tell: () => undefined });
