import { z } from 'zod';
import { CosmosError, notOffered } from './CosmosError.ts';
import { checkResourceId } from './checkItem.ts';

/** What a container was created with, as the service gives it back. */
export type ContainerDefinition = z.infer<typeof containerDefinition>;

/** Reads the body of "create container"; a property this server would have to ignore is refused by its name. */
export function readContainerDefinition(body: unknown): ContainerDefinition {
  const result = containerDefinition.safeParse(body);
  if (!result.success) throw new CosmosError(400, `Container definition: ${describe(result.error)}`);
  checkResourceId(result.data.id);
  return result.data;
}

/** `/a/b/?` or `/a/"b c"` as steps; the trailing `?` or `*` is dropped. */
export function readPathSteps(path: string): string[] {
  const steps = [...path.matchAll(/\/(?:"([^"]*)"|([^/]*))/g)].map((step) => step[1] ?? step[2] ?? '');
  if (path[0] !== '/' || steps.length === 0) throw new CosmosError(400, `The path "${path}" is not one.`);
  return ['?', '*'].includes(steps.at(-1) ?? '') ? steps.slice(0, -1) : steps;
}

const path = z.string().startsWith('/');
const paths = z.array(z.strictObject({ path, indexes: z.array(z.unknown()).optional() }));

const containerDefinition = z.strictObject({
  id: z.string(),
  partitionKey: z.strictObject({
    paths: z.tuple([path], 'hierarchical partition keys are not offered by this local server'),
    kind: z.literal('Hash').default('Hash'),
    version: z.union([z.literal(1), z.literal(2)]).default(2),
    systemKey: z.literal(false).optional(),
  }),
  indexingPolicy: z
    .strictObject({
      indexingMode: z.string().toLowerCase().pipe(z.literal('consistent')).default('consistent'),
      automatic: z.literal(true).default(true),
      includedPaths: paths.default([{ path: '/*' }]),
      excludedPaths: paths.default([{ path: '/"_etag"/?' }]),
      compositeIndexes: z
        .array(
          z
            .array(z.strictObject({ path, order: z.enum(['ascending', 'descending']).default('ascending') }))
            .min(2),
        )
        .optional(),
    })
    .prefault({}),
  uniqueKeyPolicy: z
    .strictObject({
      // Limits of the service: 10 constraints, 16 paths in one.
      uniqueKeys: z.array(z.strictObject({ paths: z.array(path).min(1).max(16) })).max(10),
    })
    .optional(),
  defaultTtl: z
    .number()
    .int()
    .refine((seconds) => seconds === -1 || seconds > 0, 'defaultTtl is -1 or a positive number of seconds')
    .optional(),
  conflictResolutionPolicy: z
    .strictObject({
      mode: z.literal('LastWriterWins'),
      conflictResolutionPath: z.literal('/_ts').optional(),
      conflictResolutionProcedure: z.literal('').optional(),
    })
    .optional(),
});

function describe(error: z.ZodError): string {
  return error.issues
    .map((issue) =>
      issue.code === 'unrecognized_keys'
        ? notOffered(`the properties ${issue.keys.join(', ')}`).message
        : `${issue.path.join('.')}: ${issue.message}`,
    )
    .join('; ');
}
