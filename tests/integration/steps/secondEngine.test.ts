import { availableParallelism, freemem } from 'node:os'
import { describe, expect, it } from 'vitest'
import { jobOver } from '../core/fixtureStudio'
import { hasModel, importPicture, png, starterStudio } from './starterStudio'

// As main/core/recipes/runLanes.ts decides.
const startsTwo = availableParallelism() >= 2 && freemem() > 2.5 * 2 ** 30

describe.skipIf(!hasModel('critic') || !startsTwo)('a run over many pictures', () => {
  it('shows both of its engines in the report while it works, and lets the second one go', async () => {
    const fixture = await starterStudio()
    const { call } = fixture
    const inputs = []
    for (let number = 0; number < 24; number += 1)
      inputs.push({ asset: await importPicture(await png(300, 200, 3, (x) => x % (90 + number))) })
    const engine = async () => {
      const { memory } = await call('diagnostics', 'report', {})
      return memory.engines.find(({ purpose }) => purpose === 'networksBeside')
    }
    expect(await engine()).toMatchObject({ state: 'stopped', megabytes: 0 })
    const { id } = await call('jobs', 'submit', {
      recipe: { steps: [{ step: 'recognise.classify', parameters: {} }] },
      inputs,
    })
    let isOver = false
    const over = jobOver(fixture, id).finally(() => {
      isOver = true
    })
    let seen: Awaited<ReturnType<typeof engine>>
    while (!isOver && seen?.threads === undefined) seen = await engine()
    expect(seen).toMatchObject({ threads: Math.floor(availableParallelism() / 2) })
    expect(seen?.megabytes).toBeGreaterThan(30)
    expect(await over).toMatchObject({ state: 'done' })
    expect(await engine()).toMatchObject({ state: 'stopped' })
  })
})
