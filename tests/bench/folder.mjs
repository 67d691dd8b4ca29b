import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import sharp from 'sharp'
import { root } from '../../.config/machine.cjs'
import { compare } from './measure.mjs'
import { locate } from './studioProcesses.mjs'

const execute = promisify(execFile)
/** `STUDIO_BENCH_PICTURES=200` takes some minutes. */
const pictures = Number(process.env.STUDIO_BENCH_PICTURES ?? 60)
const width = 2000
const height = 1500

function photograph(number) {
  const data = Buffer.alloc(width * height * 3)
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const light = 120 + 60 * Math.sin((x + number * 99) / 90) + 40 * Math.cos(y / 70)
      data[at++] = light
      data[at++] = light * 0.95
      data[at++] = light * 0.8
    }
  }
  return sharp(data, { raw: { width, height, channels: 3 } }).jpeg({ quality: 92 })
}

const recipe = {
  version: 1,
  steps: [
    { step: 'adjust.tone', parameters: { exposure: 0.5, contrast: 15, shadows: 20 } },
    { step: 'transform.geometry', parameters: { width: 1024 } },
    { step: 'describe.caption', parameters: {} },
  ],
}

/** A folder toned, made smaller and captioned: as the studio does it, and one picture at a time. */
export async function bench(folder) {
  if (!locate('captioner')) return { skipped: 'the captioner is not here' }
  if (availableParallelism() < 2) return { skipped: 'one core has nothing to share' }
  const input = join(folder, 'photographs')
  await mkdir(input)
  for (let number = 0; number < pictures; number += 1)
    await photograph(number).toFile(join(input, `${number}.jpg`))
  const recipeFile = join(folder, 'recipe.json')
  await writeFile(recipeFile, JSON.stringify(recipe))
  const studio = (home, ...words) =>
    execute(process.execPath, [join(root, 'dist/studio.cjs'), ...words], {
      env: {
        ...process.env,
        STUDIO_HOME: join(folder, home),
        STUDIO_LIBRARY: join(folder, 'library'),
      },
      maxBuffer: 1 << 26,
    })
  // Where the user says how many threads there are, all of them work on one picture.
  await studio('one', 'settings', 'update', '--threads', String(availableParallelism()))
  let count = 0
  const run = (home) => {
    count += 1
    const out = join(folder, `out ${count}`)
    return studio(home, 'run', recipeFile, '--input', input, '--out', `${out}/`, '--quiet')
  }
  const { milliseconds, reference, ratio } = await compare(
    1,
    () => run('two'),
    () => run('one'),
  )
  const rate = (time) => `${((pictures / time) * 1000).toFixed(1)} a second`
  return {
    rows: [
      {
        what: `folder of ${pictures} pictures: tone, resize, caption`,
        value: rate(milliseconds),
        against: 'one at a time, on all cores',
        reference: rate(reference),
        figure: ratio,
        bar: 0.67,
      },
    ],
  }
}
