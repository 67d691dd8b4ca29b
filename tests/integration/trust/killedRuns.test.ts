import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Asset } from '../../../preload/contract/asset'
import { patiently } from '../../fixtures/patiently'
import { runStudio } from '../cli/runStudio'
import { descendants, hasProc } from './processes'

const pictures = 16
let cwd: string

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'studio killed '))
  await mkdir(join(cwd, 'photos'))
  for (let count = 0; count < pictures; count += 1) {
    const noise = { type: 'gaussian', mean: 60 + count * 8, sigma: 40 } as const
    const create = { width: 900, height: 700, channels: 3, background: 'black', noise } as const
    await sharp({ create })
      .png()
      .toFile(join(cwd, 'photos', `photo ${count}.png`))
  }
})
afterAll(() => rm(cwd, { recursive: true, force: true }))

/** Files below a folder by their path, hidden ones among them. */
async function filesIn(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return []
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
}

/** Runs the command line and ends all its processes as a power cut would, once a folder holds two files. */
async function killed(words: readonly string[], folder: string): Promise<void> {
  let pid = 0
  const running = runStudio(words, {
    cwd,
    whileRunning: (child) => {
      pid = child.pid ?? 0
    },
  })
  const twoFiles = vi.waitFor(
    async () => expect((await filesIn(folder)).length).toBeGreaterThan(1),
    { ...patiently, interval: 5 },
  )
  // One that ends by itself has said why.
  const early = await Promise.race([twoFiles.then(() => undefined), running])
  expect(early).toBeUndefined()
  for (const one of [pid, ...descendants(pid)]) process.kill(one, 'SIGKILL')
  expect((await running).status, 'it was killed, and had not ended by itself').toBe(null)
}

/** Fails where a file cannot be decoded to its end. */
async function expectWhole(files: readonly string[]): Promise<void> {
  for (const file of files) {
    const { info } = await sharp(file).raw().toBuffer({ resolveWithObject: true })
    expect([file, info.width, info.height]).toEqual([file, 900, 700])
  }
}

async function expectHealthy(): Promise<void> {
  const { status, lines } = await runStudio(['doctor', '--json'], { cwd })
  expect(lines[0]?.health).toMatchObject({ healthy: true, leftovers: 0 })
  expect(status).toBe(0)
  for (const place of ['.home/work', '.library/.studio/work'])
    expect(await filesIn(join(cwd, place)), place).toEqual([])
}

/** A power cut would otherwise leave half pictures among the whole ones, and nobody could tell which. */
describe.skipIf(!hasProc)('a studio that is killed in the middle of many pictures', () => {
  it('leaves whole results of a folder, and does only the others the next time', async () => {
    const out = join(cwd, 'out')
    const recipe = { version: 1, steps: [{ step: 'adjust.tone', parameters: { exposure: 0.5 } }] }
    await writeFile(join(cwd, 'recipe.json'), JSON.stringify(recipe))
    const words = ['run', 'recipe.json', '--input', 'photos', '--keep-layout', '--out', 'out']
    await killed(words, out)
    const done = await filesIn(out)
    await expectWhole(done)
    const before = await Promise.all(done.map((file) => readFile(file)))

    expect((await runStudio(words, { cwd })).status).toBe(0)
    expect(await filesIn(out)).toHaveLength(pictures)
    await expectWhole(await filesIn(out))
    for (const [place, file] of done.entries())
      expect((await readFile(file)).equals(before[place] ?? Buffer.alloc(0))).toBe(true)
  }, 120_000)

  it('keeps the pictures that came in, each whole, and an export of them goes on where it was', async () => {
    await killed(['library', 'import-files', 'photos'], join(cwd, '.library', 'pictures'))
    await expectHealthy()
    const { lines } = await runStudio(['library', 'list', '--json'], { cwd })
    const ids = lines.map((line) => (line as unknown as Asset).id)
    expect(ids.length).toBeGreaterThan(0)
    expect(ids.length).toBeLessThan(pictures)
    await expectWhole(await filesIn(join(cwd, '.library', 'pictures')))

    await runStudio(['library', 'import-files', 'photos'], { cwd })
    const all = await runStudio(['library', 'list', '--json'], { cwd })
    const every = all.lines.map((line) => (line as unknown as Asset).id)
    const exported = join(cwd, 'exported')
    const words = ['library', 'export-many', ...every, '--path', exported, '--format', 'webp']
    await killed([...words, '--existing', 'skip'], exported)
    const first = await filesIn(exported)
    await expectWhole(first)
    await expectHealthy()
    expect((await runStudio([...words, '--existing', 'skip'], { cwd })).status).toBe(0)
    expect((await filesIn(exported)).length).toBeGreaterThanOrEqual(pictures)
    await expectWhole(await filesIn(exported))
  }, 180_000)
})
