import { me, peopleList, peopleQuery, type Me, type Person } from '../contract/people.ts';
import type { Context } from '../domain/context.ts';
import type { PersonRecord } from '../domain/ports.ts';
import { createReference } from './addRoute.ts';
import { defineRoute, type Route } from './route.ts';

export function peopleRoutes(context: Context): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/me',
      access: 'bearer',
      summary: 'Who the token names here, or that nobody is set up under it',
      answers: { 200: me },
      async handle({ bearer, person }) {
        const company = person && (await context.directory.findCompany(person.companyId));
        if (!person || !company) {
          const body: Me = { setUp: false, name: bearer.name, reference: createReference() };
          return { status: 200, body };
        }
        const gfms = await context.directory.gfms();
        const body: Me = {
          setUp: true,
          person: toPerson(person),
          company: { id: company.id, name: company.name, kind: company.kind },
          role: person.role,
          locale: person.locale,
          gfms: { id: gfms.id, name: gfms.name, kind: gfms.kind },
          files: {
            largestBytes: context.files.rules.largestBytes,
            refusedEndings: [...context.files.rules.refusedEndings],
          },
        };
        return { status: 200, body };
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/people',
      access: 'person',
      summary: "People of one's own company",
      query: peopleQuery,
      answers: { 200: peopleList },
      async handle({ person, query }) {
        const words = (query.query ?? '').toLowerCase().split(/\s+/).filter(Boolean);
        const people = (await context.directory.peopleOf(person.companyId))
          .filter((one) => words.every((word) => one.name.toLowerCase().includes(word)))
          .sort((a, b) => a.name.localeCompare(b.name));
        return { status: 200, body: { items: people.slice(0, 100).map(toPerson) } };
      },
    }),
  ];
}

function toPerson({ id, name, companyId, role }: PersonRecord): Person {
  return { id, name, companyId, role };
}
