/** What is written for a person, a group or a computer. */
import { KIND_WORDS } from './kinds';
import { quoted } from './quoted';

export const severalNamed = (text: string): string =>
  `${quoted(text, 80)} names more than one. Give one person, one group or one computer.`;

export const notAnId = (text: string): string =>
  `${quoted(text, 80)} isn't an ID, which is a whole number from 1. Write “everyone” for everyone.`;

export const nobodyAfterColon = (text: string, kind: keyof typeof KIND_WORDS): string =>
  `${quoted(text, 80)} doesn't name a ${KIND_WORDS[kind]}. Write a name or an ID after the colon.`;
