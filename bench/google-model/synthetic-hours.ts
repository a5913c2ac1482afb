import type { HttpRequest, HttpResponse } from '../../shared/ports';

const DAY_MS = 86_400_000;

/** Hours by user of so many people, each of whom works on each day; in the current dialect, made when they are asked for. */
export const syntheticHours =
  (people: number) =>
  ({ url }: HttpRequest): HttpResponse => {
    const { pathname, searchParams } = new URL(url);
    if (!pathname.endsWith('/workinghours/users')) return { status: 403, headers: {}, body: '{"message":"Hours alone are here."}' };
    const [from, to] = [searchParams.get('from'), searchParams.get('to')].map((day) => Date.parse(day ?? '')) as [number, number];
    const total = people * ((to - from) / DAY_MS + 1);
    const size = Number(searchParams.get('pageSize') ?? 150);
    const first = (Number(searchParams.get('page') ?? 1) - 1) * size;
    const list: string[] = [];
    for (let number = first; number < Math.min(total, first + size); number += 1)
      list.push(record(new Date(from + Math.floor(number / people) * DAY_MS).toISOString().slice(0, 10), number % people));
    return { status: 200, headers: {}, body: `{"activity":[${list.join(',')}],"total":${total}}` };
  };

function record(date: string, person: number): string {
  const [productive, passive] = [(person * 7919) % 20_000, (person * 31) % 4_000];
  return (
    `{"date":"${date}T00:00:00","userId":${person + 1},"computerId":${person + 1001},"user":"Person Number ${person}","computer":"LAPTOP-${person}",` +
    `"groups":[{"id":51,"name":"Sales"}],"users":[{"id":${person + 1},"name":"Person Number ${person}"}],"computers":[],` +
    `"firstActivity":"${date}T08:00:00","lastActivity":"${date}T17:00:00","lastActivityLog":"${date}T17:01:00",` +
    `"activeTime":{"productive":${productive},"unproductive":600,"undefined":60,"total":${productive + 660}},` +
    `"passiveTime":{"productive":${passive},"unproductive":0,"undefined":0,"total":${passive}},"totalTime":${productive + 660 + passive},"location":"Office"}`
  );
}
