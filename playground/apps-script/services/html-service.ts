/** HtmlService: pages without scriptlets. */
import { ScriptException } from '../runtime/script-exception';
import type { ServiceMaker } from './service-maker';

/** What `showSidebar` reads of an output, by the object that the script has. */
const outputs = new WeakMap<object, { title: string; html: string }>();

export function htmlService({ execution, expose }: ServiceMaker): object {
  function output(html: string): object {
    const page = { title: '', html };
    const chain = (work: (value: unknown) => void) => (value: unknown) => {
      work(value);
      return self;
    };
    const self: object = expose({
      name: 'HtmlOutput',
      need: 'html',
      methods: {
        getContent: () => page.html,
        getTitle: () => page.title,
        setContent: chain((value) => {
          page.html = String(value);
        }),
        append: chain((value) => {
          page.html += String(value);
        }),
        setTitle: chain((value) => {
          page.title = String(value);
        }),
        setWidth: chain(() => {}),
        setHeight: chain(() => {}),
      },
    });
    outputs.set(self, page);
    return self;
  }

  return expose({
    name: 'HtmlService',
    prefix: 'HtmlService.',
    need: 'html',
    methods: {
      createHtmlOutput: (html: unknown = '') => output(String(html)),
      createHtmlOutputFromFile: (file: unknown) => {
        const html = execution.files[String(file).replace(/\.html$/, '')];
        if (html === undefined) throw new ScriptException(`No HTML file named ${file} was found.`);
        return output(html);
      },
    },
  });
}

/** The page behind an HtmlOutput. @throws ScriptException for anything else. */
export function htmlPage(value: unknown): { readonly title: string; readonly html: string } {
  const page = typeof value === 'object' && value !== null ? outputs.get(value) : undefined;
  if (!page) throw new ScriptException("The parameters don't match the method signature for SpreadsheetApp.Ui.showSidebar.");
  return page;
}
