import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Job } from '../../../preload/contract/job'
import { runStudio } from '../cli/runStudio'
import { type ServedStudio, serveStudio } from '../web/servedStudio'

/** The same recipe through the command line and the loopback door must give the same file. */

let folder: string
let studio: ServedStudio

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doors '))
  studio = await serveStudio()
  const data = Buffer.alloc(96 * 64 * 3)
  for (let index = 0; index < data.length; index += 1)
    data[index] = (index * 29 + (index >> 4) * 7) % 256
  await sharp(data, { raw: { width: 96, height: 64, channels: 3 } })
    .png()
    .toFile(join(folder, 'source.png'))
})

afterAll(async () => {
  await studio?.stop()
  await rm(folder, { recursive: true, force: true })
})

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

async function call<T>(route: string, body: unknown): Promise<T> {
  const answer = await studio.call(route, body)
  expect(answer.status, `${route}: ${await answer.clone().text()}`).toBe(200)
  return (await answer.json()) as T
}

/** Runs steps through HTTP and gives the bytes of the files that the library then holds. */
async function throughHttp(steps: unknown[], inputs: unknown[]): Promise<string[]> {
  const submitted = await call<Job>('jobs/submit', { recipe: { version: 1, steps }, inputs })
  let job = submitted
  await expect
    .poll(
      async () => {
        job = await call<Job>('jobs/get', { id: submitted.id })
        return job.state
      },
      { timeout: 100_000, interval: 200 },
    )
    .toBe('done')
  return Promise.all(
    job.outputs.map(async ({ asset }) => {
      const answer = await fetch(`${studio.origin}/asset/${asset}/original`, {
        headers: { authorization: `Bearer ${studio.token}` },
      })
      return sha256(new Uint8Array(await answer.arrayBuffer()))
    }),
  )
}

async function hashesOf(path: string): Promise<string[]> {
  const names = (await readdir(path)).sort()
  return Promise.all(names.map(async (name) => sha256(await readFile(join(path, name)))))
}

describe('one recipe through two doors', () => {
  it('generates the same files', async () => {
    const out = join(folder, 'generated')
    const cli = await runStudio(
      ['generate', 'gan', '--label', 'dress', '--count', '2', '--seed', '7', '--out', `${out}/`],
      { cwd: folder },
    )
    expect(cli.stderr).toBe('')
    const http = await throughHttp(
      [{ step: 'generate.gan', parameters: { labels: ['dress'], count: 2, seed: 7 } }],
      [],
    )
    expect(http.sort()).toEqual((await hashesOf(out)).sort())
  })

  it('corrects and enlarges to the same file', async () => {
    const steps = [
      { step: 'adjust.tone', parameters: { exposure: 0.4, contrast: 20, saturation: -10 } },
      { step: 'repair.upscale', parameters: { factor: 2, source: 'clean' } },
    ]
    const bytes = await readFile(join(folder, 'source.png'))
    const upload = await fetch(`${studio.origin}/api/library/importBytes?name=source.png`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${studio.token}`,
        'content-type': 'application/octet-stream',
      },
      body: bytes,
    })
    const { id } = (await upload.json()) as { id: string }
    const http = await throughHttp(steps, [{ asset: id }])

    await writeFile(join(folder, 'recipe.json'), JSON.stringify({ version: 1, steps }))
    const out = join(folder, 'enlarged')
    const cli = await runStudio(
      ['run', 'recipe.json', '--input', 'source.png', '--out', `${out}/`],
      { cwd: folder },
    )
    expect(cli.stderr).toBe('')
    expect(http).toEqual(await hashesOf(out))
  })

  it('refuses a path from a page, whatever it names', async () => {
    const answer = await studio.call('jobs/submit', {
      recipe: { version: 1, steps: [{ step: 'adjust.tone', parameters: {} }] },
      inputs: [{ path: join(folder, 'source.png') }],
    })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(await answer.json()).toMatchObject({ code: 'not-allowed' })
  })
})
