import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Job } from '../../../preload/contract/job'
import { patiently } from '../../fixtures/patiently'
import { pngBytes } from '../core/fixtureStudio'
import { type ServedStudio, serveStudio } from '../web/servedStudio'
import { enginesOf, hasProc } from './processes'

const prompt = 'canary-prompt-7f3a a dress'
const pictureName = 'canary-picture-51c9'
let studio: ServedStudio
let secrets: readonly string[]

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'canary-home-a41e '))
  studio = await serveStudio({ folder })
  const ticket = studio.link.split('/').at(-1) ?? ''
  secrets = ['canary-prompt-7f3a', pictureName, 'canary-home-a41e', studio.token, ticket]
  await studio.call('settings/update', { provider: 'cpu' })
})
afterAll(() => studio?.stop())

/** Every way in which a text may lie in a file. */
const spellings = (text: string) => [
  text,
  encodeURIComponent(text),
  Buffer.from(text).toString('base64').slice(0, -4),
  Buffer.from(text).toString('hex'),
]

async function job(parameters: object): Promise<Job> {
  const recipe = { version: 1, steps: [{ step: 'generate.gan', parameters }] }
  const { id } = (await (await studio.call('jobs/submit', { recipe })).json()) as Job
  return vi.waitUntil(async () => {
    const now = (await (await studio.call('jobs/get', { id })).json()) as Job
    return ['done', 'failed'].includes(now.state) ? now : undefined
  }, patiently)
}

describe('prompts, names, paths and keys', () => {
  it("are in no file of the studio's own folder, whatever went right and wrong", async () => {
    // What works, what is refused, what fails inside and what crashes.
    expect((await job({ prompt, count: 1 })).state).toBe('done')
    await job({ prompt, model: 'canary-prompt-7f3a' })
    await job({ labels: [prompt] })
    await studio.importBytes(`${pictureName}.png`, pngBytes(20, 20))
    await studio.importBytes(`${pictureName} broken.png`, pngBytes(20, 20).subarray(0, 60))
    await studio.importBytes(`${pictureName}.txt`, Buffer.from(prompt))
    await studio.call('library/importFiles', { paths: [join(studio.folder, pictureName)] })
    await studio.call(`${pictureName}/${prompt}`, {})
    await studio.call('library/list', { search: prompt, [pictureName]: prompt })
    if (hasProc) {
      const running = job({ prompt, count: 4 })
      for (let crash = 0; crash < 2; crash += 1) {
        const engines = await vi.waitUntil(() => {
          const found = enginesOf(studio.pid)
          return found.length > 0 ? found : undefined
        }, patiently)
        for (const engine of engines) process.kill(engine, 'SIGKILL')
      }
      await running
    }
    // A file of the studio's own that cannot be understood is put aside and written about.
    await studio.end('SIGTERM')
    const home = join(studio.folder, 'home')
    await writeFile(join(home, 'settings.json'), `{"broken": "${pictureName}`)
    await writeFile(join(studio.folder, 'library', 'library.db-wal'), 'no journal')
    studio = await serveStudio({ folder: studio.folder })
    secrets = [...secrets, studio.token]

    const put = join(home, 'settings.json.broken')
    const files = (await readdir(home, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
      .filter((file) => file !== put)
    const log = await readFile(join(home, 'studio.log'), 'utf8')
    expect(log).toContain('settings.json could not be understood')
    let compared = 0
    for (const file of files) {
      const bytes = (await readFile(file)).toString('latin1')
      for (const secret of secrets) {
        for (const spelling of spellings(secret)) {
          compared += 1
          expect(bytes.includes(Buffer.from(spelling).toString('latin1')), file).toBe(false)
        }
      }
    }
    console.log(
      `${secrets.length} secrets in ${files.length} files of the home (${log.split('\n').length - 1} log lines), ` +
        `${compared} comparisons: 0 hits`,
    )
  })

  it('are not in what the door says about errors', async () => {
    const answers = await Promise.all([
      studio.call('library/importFiles', { paths: [join(studio.folder, 'x')] }),
      studio.call('library/get', { id: '6f1c1e9a-3c53-4a53-8f0c-0d6f3f0a1b2c' }),
      studio.importBytes('x.png', pngBytes().subarray(0, 50)),
    ])
    for (const answer of answers) {
      expect(answer.status).toBeGreaterThanOrEqual(400)
      expect(await answer.text()).not.toContain('canary-home-a41e')
    }
  })
})
