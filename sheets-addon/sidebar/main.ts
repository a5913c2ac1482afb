import { mountPanel } from '../../shared/ui/panel';
import { LARGE_VIEWS } from '../../shared/ui/views/large-views';
import { type ScriptRun, scriptRunHost } from './script-run-host';

declare const google: { readonly script: { readonly run: ScriptRun } };

/** The menu writes it into the page. */
const account = (): string => document.querySelector<HTMLMetaElement>('meta[name="live-data-account"]')?.content ?? '';

mountPanel(document.body, scriptRunHost(google.script.run, account), LARGE_VIEWS);
