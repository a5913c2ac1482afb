import { Fragment, type JSX } from 'preact';

/** What turns the order of all that follows. A name that has quotation marks too would do that to the sentence. */
const TURNS = /[\u202a-\u202e\u2066\u2067]/g;

/** A sentence with names in quotation marks or between isolating marks: whatever script a name is in, the rest keeps its direction. */
export const Words = ({ text }: { readonly text: string }): JSX.Element => (
  <>
    {text.split(/(“[^“”]*”|\u2068[^\u2069]*\u2069)/).map((part, index) => (
      // Every second part is a name with what it stands in.
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one sentence, which stay where they are
      <Fragment key={index}>{index % 2 === 1 ? <Name marked={part} /> : part.replace(TURNS, '')}</Fragment>
    ))}
  </>
);

/** Quotation marks are part of the sentence. */
const Name = ({ marked }: { readonly marked: string }): JSX.Element => {
  const name = <bdi>{marked.slice(1, -1)}</bdi>;
  return marked.startsWith('“') ? <>“{name}”</> : name;
};
