import type { Context, Hono } from 'hono';
import { Problem } from '../http/problem';
import type { Fault, JobFault, Latency, Project } from './conditions';
import { Refused } from './refused';
import type { Identity } from './roles';
import type { BigQueryService } from './service';

/**
 * Serves BigQuery at its own paths, `/bigquery/v2` and `/upload/bigquery/v2`: whoever stands for `https://bigquery.googleapis.com` sends requests here as
 * they are. Answers take as long as they say.
 */
export function addBigQuery(app: Hono, service: BigQueryService): void {
  const serve = async (context: Context): Promise<Response> => {
    const url = new URL(context.req.url);
    const { method } = context.req;
    const text = await context.req.text();
    const { status, headers, body, tookMs } = service.handle({
      method,
      path: url.pathname + url.search,
      headers: context.req.header(),
      ...(text === '' ? {} : { body: text }),
    });
    if (tookMs > 0) await new Promise((done) => setTimeout(done, tookMs));
    return new Response(status === 204 ? null : body, { status, headers: { ...headers } });
  };
  app.all('/bigquery/v2/*', serve);
  app.all('/upload/bigquery/v2/*', serve);
}

/** Control calls: what Google's console does, and what goes wrong. The administrator's key is asked for by the sandbox's other control calls too. */
export function addBigQueryControl(app: Hono, service: BigQueryService): void {
  const at = (path: string): string => `/sandbox/v1/bigquery/${path}`;
  const read = async <T>(context: Context): Promise<T> => (await context.req.json()) as T;
  app.get(at('tables'), (context) => context.json(service.inspect()));
  app.get(at('rows'), (context) => {
    const { project = '', dataset = '', table = '', from = '0', most = '100' } = context.req.query();
    try {
      return context.json(service.rows({ project, dataset, table }, Number(from), Number(most)));
    } catch (failure) {
      if (failure instanceof Refused) throw new Problem(404, failure.message);
      throw failure;
    }
  });
  app.get(at('requests'), (context) => context.json(service.requests()));
  app.post(at('project'), async (context) => {
    const { id, ...change } = await read<Partial<Project> & Pick<Project, 'id'>>(context);
    service.setProject(id, change);
    return context.json({});
  });
  app.post(at('person'), async (context) => {
    const person = await read<Identity>(context);
    service.setPerson(person.email, person);
    return context.json({});
  });
  app.post(at('latency'), async (context) => {
    service.setLatency(await read<Partial<Latency>>(context));
    return context.json({});
  });
  app.post(at('fault'), async (context) => {
    service.fail(await read<Fault>(context));
    return context.json({});
  });
  app.post(at('job-fault'), async (context) => {
    service.failJob(await read<JobFault>(context));
    return context.json({});
  });
}
