import * as z from 'zod'
import { errorKinds } from '../../preload/contract/errors'
import { listRoutes } from '../../preload/contract/routes'
import { listSteps } from '../../preload/contract/steps'

type Json = Record<string, unknown>

const bytes: Json = { type: 'string', format: 'binary' }

/** A schema as JSON Schema; raw bytes, which JSON cannot carry, as a binary string. */
function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const json = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === 'custom') Object.assign(jsonSchema, bytes)
    },
  }) as Json
  delete json.$schema
  return json
}

/** The OpenAPI 3.1 document of the loopback door, made from the contract. */
export function openApiDocument(version: string): Json {
  const paths: Json = {}
  for (const { name, route } of listRoutes()) {
    if (route.access !== 'page') continue
    paths[`/api/${name}`] = {
      post: {
        operationId: name.replace('/', '_'),
        summary: route.summary,
        tags: [name.split('/')[0]],
        requestBody: {
          required: true,
          content: { 'application/json': { schema: jsonSchema(route.input, 'input') } },
        },
        responses: {
          200: {
            description: 'Done.',
            content: { 'application/json': { schema: jsonSchema(route.output, 'output') } },
          },
          default: {
            description: 'What went wrong.',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
          },
        },
      },
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'AIGC Studio', version, license: { name: 'MIT', identifier: 'MIT' } },
    paths,
    components: {
      schemas: {
        Error: {
          type: 'object',
          required: ['code', 'data'],
          properties: {
            code: { type: 'string', enum: Object.keys(errorKinds) },
            data: { type: 'object' },
          },
        },
        ...Object.fromEntries(
          listSteps().map((step) => [
            `Parameters of ${step.id}`.replaceAll(' ', '_'),
            { description: step.summary.en, ...jsonSchema(step.parameters, 'input') },
          ]),
        ),
      },
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    },
    security: [{ token: [] }],
  }
}
