import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { closeFixtureStudios, jobOver, openFixtureStudio } from './fixtureStudio'

afterEach(closeFixtureStudios)

const generate = (parameters: object = {}) => ({
  steps: [{ step: 'generate.gan', parameters: { labels: ['dress'], ...parameters } }],
})

describe('jobs', () => {
  it('store every picture with the recipe that makes exactly that one', async () => {
    const fixture = await openFixtureStudio()
    const submitted = await fixture.call('jobs', 'submit', { recipe: generate({ count: 3 }) })
    const job = await jobOver(fixture, submitted.id)
    expect(job.state).toBe('done')
    expect(job.outputs).toHaveLength(3)
    const seed = Number(job.recipe.steps[0]?.parameters.seed)
    expect(job.outputs.map((output) => output.seed)).toEqual([seed, seed + 1, seed + 2])
    const second = await fixture.call('library', 'get', { id: job.outputs[1]?.asset ?? '' })
    expect(second.recipe?.steps[0]?.parameters).toMatchObject({
      count: 1,
      seed: seed + 1,
      labels: ['dress'],
    })
    const again = await fixture.call('jobs', 'submit', { recipe: second.recipe as never })
    const repeated = await jobOver(fixture, again.id)
    const copy = await fixture.call('library', 'get', { id: repeated.outputs[0]?.asset ?? '' })
    expect(copy.sha256).toBe(second.sha256)
    const { path } = await fixture.studio.assetFile(second.id, 'original')
    expect(path.startsWith(join(fixture.folder, 'library', 'pictures'))).toBe(true)
    expect((await readFile(path)).includes(`dress ${seed + 1}`)).toBe(true)
  })
})
