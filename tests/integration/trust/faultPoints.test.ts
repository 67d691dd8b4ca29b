import { spawnSync } from 'node:child_process'
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeFixtureStudios, temporaryFolder } from '../core/fixtureStudio'
import { randomNumbers } from './randomNumbers'

/** STUDIO_LONG=1 kills a save twenty times at each system call. */
const killsEach = process.env.STUDIO_LONG ? 20 : 4
const saves = 20
const canStrace = spawnSync('strace', ['-V'], { stdio: 'ignore' }).status === 0
const root = join(__dirname, '../../..')

let folder: string
let program: string
beforeAll(async () => {
  folder = await temporaryFolder()
  program = join(folder, 'savedDocument.cjs')
  await build({
    entryPoints: [join(root, 'tests/fixtures/savedDocument.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'cjs',
  })
})
afterAll(closeFixtureStudios)

/** Saves under a fault that the kernel answers with; what the program said and how it ended. */
function saveUnder(fault: string | undefined, path: string, times: number) {
  const [call = ''] = fault?.split(':') ?? []
  const strace = fault
    ? ['strace', '-f', '-qq', '-o', '/dev/null', '-e', `trace=${call}`, '-e', `inject=${fault}`]
    : []
  const [first = '', ...words] = [...strace, process.execPath, program, path, String(times)]
  const { status, signal, stdout } = spawnSync(first, words, {
    encoding: 'utf8',
    // One thread for files, so that its calls are counted in one row.
    env: { ...process.env, UV_THREADPOOL_SIZE: '1' },
  })
  return { status, signal, told: stdout }
}

/** The document's number where it is whole; throws where it is half a document. */
async function countIn(path: string): Promise<number> {
  const { count, length, body } = JSON.parse(await readFile(path, 'utf8'))
  expect(body).toBe(String(count % 10).repeat(length))
  return count
}

// A full disk is tried with a real one, in core/atomicWrite.test.ts.
describe.skipIf(!canStrace)('a save that the system breaks', () => {
  it.each([
    ['a disk that fails to flush', 'fsync:error=EIO', 'write-failed'],
    ['a name that cannot be given', 'rename:error=EXDEV', 'write-failed'],
    ['a disk that became read-only', 'rename:error=EROFS', 'write-failed'],
  ])(
    'by %s leaves the document before it, a typed error and nothing else',
    async (_, fault, code) => {
      const own = await temporaryFolder()
      const path = join(own, 'document.json')
      expect(saveUnder(undefined, path, 1).status).toBe(0)
      const { status, told } = saveUnder(fault, path, 3)
      expect({ status, told }).toEqual({ status: 3, told: code })
      expect(await countIn(path)).toBe(1)
      expect(await readdir(own)).toEqual(['document.json'])
    },
  )

  it('by ending the program at any system call leaves one whole document', async () => {
    const random = randomNumbers(2)
    const own = await temporaryFolder()
    const path = join(own, 'document.json')
    let killed = 0
    const seen = new Set<number>()
    // A save opens and closes its file and its folder, flushes both, and asks for the size once.
    const calls = { openat: 40, write: 20, fsync: 40, rename: 20, close: 40, statx: 20 }
    for (const [call, range] of Object.entries(calls)) {
      for (let run = 0; run < killsEach; run += 1) {
        await rm(path, { force: true })
        expect(saveUnder(undefined, path, 1).status).toBe(0)
        const { signal, status } = saveUnder(
          `${call}:signal=KILL:when=${1 + random(range)}`,
          path,
          saves,
        )
        if (signal === 'SIGKILL' || status === 137) killed += 1
        seen.add(await countIn(path))
      }
    }
    const leftovers = (await readdir(own)).filter((name) => name !== 'document.json')
    expect(
      leftovers.every((name) => /^\.studio-[0-9a-f]{8}-\d+-[0-9a-f]{16}\.tmp$/.test(name)),
    ).toBe(true)
    const runs = killsEach * Object.keys(calls).length
    expect(killed).toBeGreaterThan(runs / 2)
    console.log(
      `${runs} saves under SIGKILL at ${Object.keys(calls).length} system calls, ${killed} killed: ` +
        `0 unreadable documents, ${seen.size} different ones, ${leftovers.length} temporary files for the next start`,
    )
  }, 600_000)
})
