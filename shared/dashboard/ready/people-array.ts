/**
 * Figures over all people of People at once, for rows that are no people: products of arrays, which need no dynamic ones. COUNTIFS and SUMIF give a figure for each of
 * several criteria in every host; SUMIFS gives only the first one in Google Sheets.
 * They use the cells `team`, `goal` and `peopleRows` on top.
 * @module
 */

import { TOP } from '#words/ready-sheets';
import type { FormulaTemplate, TopCell } from '../blueprint';
import { figure, LOOKS } from './top-cells';

/** How many of its rows are looked at: those in use, and as many more as there may be gaps. */
export const PEOPLE_ROWS: TopCell = figure(
  'peopleRows',
  TOP.peopleRows,
  '=IFERROR(MIN(ROWS({people.userId}),COUNTA({people.userId})+200),0)',
  LOOKS.count,
);

const column = (key: string): FormulaTemplate => `INDEX({people.${key}},1):INDEX({people.${key}},{top.peopleRows})`;

/** Everybody's IDs, as criteria. */
export const EVERYBODY = column('userId');

/** 1 for those of the team on top, or for all. */
export const IN_TEAM: FormulaTemplate = `SIGN((LEN({top.team})=0)+EXACT(LOWER(${column('team')}),LOWER({top.team})))*(LEN(${EVERYBODY})>0)`;

const WITH_GOAL = `COUNTIFS({people.userId},${EVERYBODY},{people.goal},">=0")`;

/** Everybody's goal: that of People, else the one on top. */
export const GOALS: FormulaTemplate = `(SUMIF({people.userId},${EVERYBODY},{people.goal})/(${WITH_GOAL}+(${WITH_GOAL}+0=0))+{top.goal}*(${WITH_GOAL}+0=0))`;
