/** The flags with which V8 optimizes a function once it has run for so many bytes, and not for its usual 66 KB: none where it goes by something else. */
export function optimizingAfter(bytes: number): readonly string[];

/** Has V8 of this process do so from now on. */
export function optimizeAfter(bytes: number): void;
