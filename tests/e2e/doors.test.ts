import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../.config/machine.cjs'
import { expect, test } from './support/studioTest'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** The page's side of a door, as the preload or the loopback client puts it there. */
interface Bridge {
  calls: Record<string, (input: unknown) => Promise<{ ok: boolean; value: never }>>
}

test('the window writes the same bytes as the command line', async ({ studio }) => {
  const steps = [
    { step: 'generate.gan', parameters: { labels: ['hoodie'], count: 1, seed: 11 } },
    { step: 'adjust.tone', parameters: { exposure: 0.3, contrast: 15 } },
    { step: 'repair.upscale', parameters: { factor: 2 } },
  ]
  const fromWindow = await studio.page.evaluate(async (recipeSteps) => {
    const { calls } = (window as unknown as { studioBridge: Bridge }).studioBridge
    const call = async (name: string, input: unknown) => {
      const answer = await calls[name]?.(input)
      if (!answer?.ok) throw new Error(JSON.stringify(answer))
      return answer.value as { id: string; state: string; outputs: { asset: string }[] }
    }
    let job = await call('jobs/submit', { recipe: { version: 1, steps: recipeSteps } })
    while (job.state === 'queued' || job.state === 'running')
      job = await call('jobs/get', { id: job.id })
    const answer = await fetch(`/asset/${job.outputs[0]?.asset}/original`)
    return [...new Uint8Array(await answer.arrayBuffer())]
  }, steps)

  const out = join(studio.folder, 'out')
  const recipe = join(studio.folder, 'recipe.json')
  writeFileSync(recipe, JSON.stringify({ version: 1, steps }))
  execFileSync(
    process.execPath,
    [join(root, 'dist/studio.cjs'), 'run', recipe, '--out', `${out}/`],
    {
      env: { ...process.env, STUDIO_HOME: join(studio.folder, 'cli home') },
    },
  )
  const [name = ''] = readdirSync(out)
  expect(sha256(Uint8Array.from(fromWindow))).toBe(sha256(readFileSync(join(out, name))))
})
