/** A name inside a sentence that keeps its own direction, whatever script it is in. The marks are Unicode's first strong isolate and its end. */
export const isolated = (name: string): string => `\u2068${name.replace(/[\u2068\u2069]/g, '')}\u2069`;
