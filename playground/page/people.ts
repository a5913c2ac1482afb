/** The people who share the spreadsheet. */
import type { Person } from '../apps-script/backend';

export interface Someone {
  readonly email: string;
  /** As the switch of people names her. */
  readonly words: string;
  readonly facts: Partial<Person>;
}

/** Who owns the spreadsheet. */
export const OWNER: Someone = { email: 'you@example.com', words: 'You, the owner', facts: { role: 'owner' } };

/** A colleague with the add-on and no key of her own yet. */
const EDITOR: Someone = { email: 'colleague@example.com', words: 'A colleague who can edit', facts: { role: 'editor' } };

/** A manager who has installed nothing. */
const VIEWER: Someone = { email: 'manager@example.com', words: 'A manager who can view', facts: { role: 'viewer', installed: false } };

export const PEOPLE: readonly Someone[] = [OWNER, EDITOR, VIEWER];
