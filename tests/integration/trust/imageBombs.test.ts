import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pngBytes } from '../core/fixtureStudio'
import { bombs } from './bombFiles'
import { type EngineChild, startEngine } from './engineChild'
import { hasProc, peakMegabytes, resetPeak } from './processes'

/** MiB over the idle engine that a bomb may cost at most. */
const boundMegabytes = 150
let folder: string
let engine: EngineChild
let idle: number

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'studio bombs '))
  engine = await startEngine()
  // The decoder is loaded with the first picture.
  const path = join(folder, 'small.png')
  await writeFile(path, pngBytes(64, 48))
  await engine.call('inspect', { path })
  resetPeak(engine.pid)
  idle = peakMegabytes(engine.pid)
})
afterAll(async () => {
  engine?.stop()
  await rm(folder, { recursive: true, force: true })
})

describe.skipIf(!hasProc)('a picture that is a bomb', () => {
  it.each(bombs)('$name ends with a reason, in bounds', async (bomb) => {
    const { name, bytes, ends, megabytes = boundMegabytes } = bomb
    const path = join(folder, name)
    await writeFile(path, await bytes())
    const { length } = await readFile(path)
    resetPeak(engine.pid)
    const started = performance.now()
    const decoding = engine.call('inspect', { path })
    const beside = engine.call('inspect', { path: join(folder, 'small.png') })
    expect((await beside).kind).toBe('answer')
    const besideMilliseconds = performance.now() - started
    const inspected = await decoding
    const milliseconds = performance.now() - started
    const out = join(folder, `${name} thumbnail.webp`)
    const thumbnail = await engine.call('thumbnail', { path, out, side: 320 })
    const peak = peakMegabytes(engine.pid) - idle
    const words = (end: typeof inspected | typeof thumbnail) =>
      end.kind === 'error' ? end.error.code : end.kind
    console.log(
      `${name}: ${length} bytes, ${words(inspected)} in ${Math.round(milliseconds)} ms, ` +
        `+${Math.round(peak)} MiB, another picture beside it ${Math.round(besideMilliseconds)} ms`,
    )
    expect(ends).toContain(words(inspected))
    expect(ends).toContain(words(thumbnail))
    expect(peak).toBeLessThan(megabytes)
  })
})
