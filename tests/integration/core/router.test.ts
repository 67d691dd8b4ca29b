import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { StudioError } from '../../../preload/contract/errors'
import { listRoutes } from '../../../preload/contract/routes'
import { rejectionOf } from '../../unit/core/errorOf'
import { closeFixtureStudios, openFixtureStudio, pngBytes } from './fixtureStudio'
import { payloadsOf } from './payloads'

afterEach(closeFixtureStudios)

const page = { access: 'page' } as const
const identifier = '6f1c1e9a-3c53-4a53-8f0c-0d6f3f0a1b2c'

/** Values of every kind, with the names and shapes that the routes use among them. */
const anything = fc.anything({
  key: fc.oneof(
    fc.constantFrom(
      'id',
      'ids',
      'recipe',
      'steps',
      'step',
      'parameters',
      'inputs',
      'asset',
      'path',
      'bytes',
      'name',
    ),
    fc.constantFrom('search', 'limit', 'kinds', 'format', '__proto__', 'constructor', 'toString'),
    fc.string(),
  ),
  values: [
    fc.string(),
    fc.integer(),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.constant(undefined),
    fc.constant(identifier),
    fc.constant('adjust.tone'),
    fc.constant(new Uint8Array(3)),
    fc.constant(Number.NaN),
  ],
  withBigInt: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
})

/** Inputs that are nearly right: what the route wants, with one thing wrong or strange. */
const nearly = fc.record(
  {
    id: fc.oneof(fc.constant(identifier), fc.string()),
    ids: fc.array(fc.oneof(fc.constant(identifier), anything), { maxLength: 3 }),
    recipe: fc.record({
      steps: fc.array(fc.record({ step: fc.string(), parameters: anything }), { maxLength: 2 }),
    }),
    inputs: fc.array(anything, { maxLength: 2 }),
    search: fc.string({ unit: 'binary' }),
    name: fc.string(),
    bytes: fc.uint8Array({ maxLength: 20 }),
    format: fc.constantFrom('png', 'csv', 'exe'),
  },
  { requiredKeys: [] },
)

describe('the router', () => {
  it('answers broken calls of every route with typed errors only', async () => {
    const fixture = await openFixtureStudio()
    await fixture.call('library', 'importBytes', { name: 'a.png', bytes: pngBytes() })
    // Probing starts processes, emptying and importing change what the others are tried on.
    for (const { name } of listRoutes()) {
      await fc.assert(
        fc.asyncProperty(fc.oneof(anything, nearly), async (input) => {
          const outcome = await fixture.studio.call(name, input, page).then(
            () => undefined,
            (error: unknown) => error,
          )
          if (outcome === undefined) return
          expect(outcome).toBeInstanceOf(StudioError)
          expect((outcome as StudioError).code).not.toBe('internal')
          expect(JSON.stringify((outcome as StudioError).data)).not.toContain(fixture.folder)
        }),
        { numRuns: 150 },
      )
    }
    expect((await fixture.call('library', 'list', {})).total).toBe(1)
  })

  it('answers calls made from its own schemas, right and broken, with results or typed errors', async () => {
    const fixture = await openFixtureStudio()
    const { id } = await fixture.call('library', 'importBytes', {
      name: 'a.png',
      bytes: pngBytes(),
    })
    let [answered, refused] = [0, 0]
    for (const { name, route } of listRoutes()) {
      await fc.assert(
        fc.asyncProperty(payloadsOf(route.input, [id, 'adjust.tone']), async (input) => {
          const error = await fixture.studio.call(name, input, page).then(
            () => undefined,
            (reason: unknown) => reason,
          )
          if (error === undefined) {
            answered += 1
            return
          }
          expect(error).toBeInstanceOf(StudioError)
          expect((error as StudioError).code).not.toBe('internal')
          expect(JSON.stringify((error as StudioError).data)).not.toContain(fixture.folder)
          refused += 1
        }),
        { numRuns: 60 },
      )
    }
    console.log(
      `${listRoutes().length} routes: ${answered} calls answered, ${refused} refused with a code`,
    )
    expect(Math.min(answered, refused)).toBeGreaterThan(listRoutes().length)
    const again = await fixture.restart()
    await again.call('library', 'list', {})
  }, 120_000)

  it('names the field that is wrong', async () => {
    const { studio } = await openFixtureStudio()
    expect(await rejectionOf(studio.call('library/list', { limit: 0 }, page))).toMatchObject({
      code: 'bad-request',
      data: { field: 'limit' },
    })
    expect(await rejectionOf(studio.call('library/list', { sparkle: 1 }, page))).toMatchObject({
      data: { field: 'sparkle' },
    })
    const deep = { recipe: { steps: [{ step: 'adjust.tone', enabled: 3 }] } }
    expect((await rejectionOf(studio.call('jobs/submit', deep, page))).data.field).toBe(
      'recipe.steps.0.enabled',
    )
  })

  it('keeps pages from files of this machine', async () => {
    const { studio } = await openFixtureStudio()
    for (const { name, route } of listRoutes()) {
      if (route.access !== 'local') continue
      expect((await rejectionOf(studio.call(name, {}, page))).code).toBe('not-allowed')
    }
    const local = listRoutes().filter(({ route }) => route.access === 'local')
    expect(local.map(({ name }) => name).sort()).toEqual([
      'folders/draft',
      'folders/keep',
      'folders/look',
      'folders/picture',
      'folders/preview',
      'folders/run',
      'library/exportFile',
      'library/exportMany',
      'library/importFiles',
      'library/moveTo',
      'watch/add',
    ])
  })

  it('knows only the routes of the contract', async () => {
    const { studio } = await openFixtureStudio()
    for (const name of [
      '',
      'library',
      'library/',
      'library/sparkle',
      'library/list/x',
      '__proto__/toString',
      'library/constructor',
    ]) {
      expect((await rejectionOf(studio.call(name, {}, page))).code).toBe('unknown-route')
    }
  })
})
