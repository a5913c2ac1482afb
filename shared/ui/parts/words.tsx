import { Fragment, type JSX } from 'preact';

/** A sentence with names in quotation marks: whatever script a name is in, the rest keeps its direction. */
export const Words = ({ text }: { readonly text: string }): JSX.Element => (
  <>
    {text.split(/“([^“”]*)”/).map((part, place) => (
      // Every second part is what stood in quotation marks.
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one sentence, which stay where they are
      <Fragment key={place}>{place % 2 === 1 ? <Quoted name={part} /> : part}</Fragment>
    ))}
  </>
);

const Quoted = ({ name }: { readonly name: string }): JSX.Element => (
  <>
    “<bdi>{name}</bdi>”
  </>
);
