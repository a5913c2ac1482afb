import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { inProject } from '../../scripts/root';

// What people read on GitHub and on the site has links that lead somewhere.

const SKIPPED = new Set(['.git', 'node_modules', 'build', 'dist', 'coverage']);

function pagesIn(folder: string): readonly string[] {
  return readdirSync(inProject(folder)).flatMap((name) => {
    const file = path.posix.join(folder, name);
    if (SKIPPED.has(name)) return [];
    if (statSync(inProject(file)).isDirectory()) return pagesIn(file);
    return name.endsWith('.md') ? [file] : [];
  });
}

const PAGES = pagesIn('');
const read = (page: string): string => readFileSync(inProject(page), 'utf8');

/** A page without its code, in which nothing is a link or a heading. */
const prose = (page: string): string =>
  read(page)
    .replace(/^```[\s\S]*?^```$/gm, '')
    .replace(/^ {4,}\S.*$/gm, '');

/** A link's file and anchor, as written. */
function linksOf(page: string): readonly (readonly [file: string, anchor: string])[] {
  return [
    ...prose(page)
      .replace(/`[^`\n]*`/g, '')
      .matchAll(/\]\(([^)\s]+)[^)]*\)/g),
  ].flatMap(([, link = '']) => {
    const [file = '', anchor = ''] = link.split('#');
    return /^[a-z]+:/.test(link) ? [] : [[file, anchor] as const];
  });
}

/** The anchors of a page's headings as GitHub, and the site's kramdown, make them. */
function anchorsOf(page: string): ReadonlySet<string> {
  const seen = new Map<string, number>();
  const headings = [...prose(page).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => heading);
  return new Set(
    headings.map((heading) => {
      const words = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
      const slug = words.replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-');
      const times = seen.get(slug) ?? 0;
      seen.set(slug, times + 1);
      return times === 0 ? slug : `${slug}-${times}`;
    }),
  );
}

test.each(PAGES)('%s links to files and headings that are there', (page) => {
  const folder = path.posix.dirname(page);
  const dead = linksOf(page).filter(([file, anchor]) => {
    const target = file === '' ? page : path.posix.join(folder, decodeURI(file));
    if (!existsSync(inProject(target))) return true;
    return anchor !== '' && !(target.endsWith('.md') && anchorsOf(target).has(anchor));
  });
  expect(dead.map((link) => link.join('#'))).toEqual([]);
});

const SITE = PAGES.filter((page) => page.startsWith('docs/'));

test.each(SITE)('%s reads the same on the site: it links within it, and has nothing that Jekyll would take for its own', (page) => {
  const folder = path.posix.dirname(page);
  const outside = linksOf(page).filter(([file]) => !path.posix.join(folder, file).startsWith('docs'));
  expect(outside).toEqual([]);
  expect(read(page)).not.toMatch(/\{\{|\{%|^---$/m);
  expect(read(page)).toMatch(/^# \S/);
});

test('every page of the site is reached from its front page', () => {
  const reached = new Set(['docs/index.md']);
  for (const page of reached)
    for (const [file] of linksOf(page)) {
      const target = path.posix.join(path.posix.dirname(page), file);
      if (target.endsWith('.md')) reached.add(target);
    }
  expect(SITE.filter((page) => !reached.has(page))).toEqual([]);
});
