import type { ComponentChildren } from 'preact';
import { useContext, useErrorBoundary, useState } from 'preact/hooks';
import { sentenceOf } from '../words/sentence';
import { DiagnosticsContext } from './diagnostics';
import { Failed } from './failed';

/** A part of the panel. What cannot be drawn says so in its own place, and everything around it stays. */
export function Guarded({ children }: { readonly children: ComponentChildren }): ComponentChildren {
  const diagnostics = useContext(DiagnosticsContext);
  const [words, setWords] = useState('');
  const [failure, forget] = useErrorBoundary((cause) => setWords(sentenceOf(cause, diagnostics)));
  return failure === undefined ? children : <Failed words={words} onAgain={forget} />;
}
