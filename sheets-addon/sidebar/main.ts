import { mountPanel } from '../../shared/ui/panel';
import { type ScriptRun, scriptRunHost } from './script-run-host';

declare const google: { readonly script: { readonly run: ScriptRun } };

mountPanel(document.body, scriptRunHost(google.script.run));
