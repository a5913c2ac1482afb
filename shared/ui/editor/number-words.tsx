import type { JSX } from 'preact';
import { ABOUT_NUMBERS, insteadOf, wordsFor } from '#words/editor';
import { TextField } from '../parts/field';

interface NumberWordsProps {
  /** The column's header. */
  readonly name: string;
  readonly words: Readonly<Record<string, string>>;
  readonly onWords: (words: Readonly<Record<string, string>>) => void;
}

/** Those that ActivTrak is known to send. */
const NUMBERS = ['0', '1', '2'] as const;

/** A person's own words for a column's numbers. */
export const NumberWords = ({ name, words, onWords }: NumberWordsProps): JSX.Element => (
  <details class="more" open={Object.keys(words).length > 0}>
    <summary>{wordsFor(name)}</summary>
    <p class="hint">{ABOUT_NUMBERS}</p>
    {[...new Set([...NUMBERS, ...Object.keys(words)])].map((number) => (
      <TextField
        key={number}
        label={insteadOf(number)}
        maxLength={40}
        value={words[number] ?? ''}
        onText={(word) => onWords({ ...words, [number]: word })}
      />
    ))}
  </details>
);
