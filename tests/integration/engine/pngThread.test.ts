import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { encodeNaturalPng, type NaturalPicture } from '../../../main/engine/pixels/naturalPng'
import { profileChunk } from '../../../main/engine/pixels/pngProfile'
import { PngThread } from '../../../main/engine/pngThread'
import { failureOf, neverAborted, temporaryFolder, waves } from '../../unit/engine/testPictures'

const folder = temporaryFolder()
const program = join(__dirname, '../../../dist/pngWorker.cjs')
const profile = profileChunk(new Uint8Array(8))
const { signal } = new AbortController()

const started: PngThread[] = []
afterEach(async () => {
  for (const thread of started.splice(0)) await thread.end()
})

function threadOf(path = program): PngThread {
  const thread = new PngThread(path)
  started.push(thread)
  return thread
}

/** A thread whose program is this text. */
function threadThat(does: string): PngThread {
  const path = join(folder, `program ${started.length} ${does.length}.cjs`)
  writeFileSync(
    path,
    `require('node:worker_threads').parentPort.once('message', () => { ${does} })`,
  )
  return threadOf(path)
}

function natural(width: number, height: number, shift: number): NaturalPicture {
  const samples = new Uint8Array(width * height * 3)
  for (let at = 0; at < samples.length; at += 1) {
    const pixel = Math.floor(at / 3)
    samples[at] = waves((pixel % width) + shift, Math.floor(pixel / width), at % 3)
  }
  return { samples, width, height, channels: 3, profile, packet: undefined }
}

describe('the thread that writes pictures', () => {
  it('writes each as the engine itself would, and tells of them in the order they came', async () => {
    const thread = threadOf()
    const told: number[] = []
    // The first takes the longest: one that was told by how soon it is done would come after the others.
    const sizes: [number, number][] = [
      [900, 700],
      [5, 3],
      [64, 48],
      [5, 3],
    ]
    await Promise.all(
      sizes.map(async ([width, height], index) => {
        const picture = natural(width, height, index)
        const file = join(folder, `order ${index}.png`)
        await thread.write(picture, file, signal)
        told.push(index)
        expect(readFileSync(file).equals(await encodeNaturalPng(picture, neverAborted()))).toBe(
          true,
        )
        // The step may go on with its samples.
        expect(picture.samples).toHaveLength(width * height * 3)
      }),
    )
    expect(told).toEqual([0, 1, 2, 3])
    expect(thread.isIdle).toBe(true)
  })

  it('says what it could not write, leaves nothing of it, and goes on with the next', async () => {
    const thread = threadOf()
    const there = join(folder, 'there.png')
    writeFileSync(there, 'mine')
    const missing = join(folder, 'nowhere', 'picture.png')
    const short = { ...natural(8, 8, 0), samples: new Uint8Array(8 * 7 * 3) }
    const outcomes = await Promise.all([
      failureOf(thread.write(natural(8, 8, 0), there, signal)),
      failureOf(thread.write(natural(8, 8, 0), missing, signal)),
      failureOf(thread.write(short, join(folder, 'short.png'), signal)),
      thread.write(natural(8, 8, 0), join(folder, 'next.png'), signal),
    ])
    expect(outcomes.map((outcome) => outcome?.code)).toEqual([
      'output-exists',
      'write-failed',
      'internal',
      undefined,
    ])
    expect(readFileSync(there, 'utf8')).toBe('mine')
    expect(readdirSync(folder)).not.toContain('short.png')
    expect(existsSync(join(folder, 'next.png'))).toBe(true)
  })

  it('gives up what was cancelled, whether it is its turn yet or not, and nothing else', async () => {
    const thread = threadOf()
    const [first, second] = [new AbortController(), new AbortController()]
    const reasons = [new Error('first'), new Error('second')]
    const files = ['large', 'waiting', 'kept'].map((name) => join(folder, `${name}.png`))
    // Large enough that the thread takes turns while it is coded.
    const writing = [
      thread.write(natural(3000, 3000, 0), files[0] as string, first.signal),
      thread.write(natural(8, 8, 1), files[1] as string, second.signal),
      thread.write(natural(8, 8, 2), files[2] as string, signal),
    ]
    first.abort(reasons[0])
    second.abort(reasons[1])
    const outcomes = await Promise.allSettled(writing)
    expect(outcomes.map((one) => (one.status === 'rejected' ? one.reason : one.status))).toEqual([
      ...reasons,
      'fulfilled',
    ])
    expect(files.map((file) => existsSync(file))).toEqual([false, false, true])
    const late = thread.write(natural(8, 8, 0), join(folder, 'late.png'), first.signal)
    await expect(late).rejects.toBe(reasons[0])
    expect(existsSync(join(folder, 'late.png'))).toBe(false)
  })

  it.each([
    ['ends', 'process.exit(3)', 'ended'],
    ['breaks', "throw new Error('out of luck')", 'out of luck'],
  ])(
    'fails all it was given when it %s, so that no run waits for ever',
    async (_how, does, why) => {
      const thread = threadThat(does)
      const writing = [0, 1].map((index) =>
        thread.write(natural(8, 8, index), join(folder, `lost ${index}.png`), signal),
      )
      for (const outcome of await Promise.allSettled(writing)) {
        expect(outcome.status).toBe('rejected')
        expect(String(outcome.status === 'rejected' && outcome.reason)).toContain(why)
      }
      expect(thread.isLost).toBe(true)
      await expect(
        thread.write(natural(8, 8, 0), join(folder, 'lost.png'), signal),
      ).rejects.toThrow(why)
    },
  )
})
