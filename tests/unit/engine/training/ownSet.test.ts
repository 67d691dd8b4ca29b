import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import type { LoadedModel } from '../../../../main/engine/models/loadedModel'
import { floatTensor } from '../../../../main/engine/models/tensors'
import type { Picture } from '../../../../main/engine/picture'
import type { StepContext } from '../../../../main/engine/stepImplementation'
import { writeOwnSet } from '../../../../main/engine/training/ownSet'
import { StudioError } from '../../../../preload/contract/errors'
import { rejectionOf } from '../../core/errorOf'
import { pictureOf, temporaryFolder } from '../testPictures'

const root = temporaryFolder()

/** An embedding that tells levels apart: pictures of one level are copies of each other. */
const critic: LoadedModel = {
  id: 'critic',
  roles: ['model'],
  metadata: async () => ({
    size: 16,
    temperature: 1,
    realismTemperature: 1,
    labels: [{ id: 'a', set: 's', en: 'a', zh: 'a' }],
  }),
  run: async ({ image }) => {
    const angle = Number(image?.data[8 * 16 + 8]) * 3
    const found = Float32Array.of(Math.cos(angle), Math.sin(angle))
    return { embedding: floatTensor(found, [1, 2]) }
  },
  forMany: () => Promise.reject(new Error('one run at a time is asked for')),
  readText: async () => '',
  readBytes: async () => new Uint8Array(),
}

function contextOf(pictures: readonly (Picture | undefined)[]): StepContext {
  return {
    signal: new AbortController().signal,
    progress: () => undefined,
    inputs: pictures.map((_, index) => String(index)),
    readPicture: async (path) => {
      const picture = pictures[Number(path)]
      if (!picture) throw new StudioError('image-damaged', { name: path })
      return picture
    },
    readSamples: () => Promise.reject(new Error('not asked for')),
    loadModel: () => Promise.reject(new Error('not asked for')),
  }
}

/** A wide picture whose middle square is of one level and whose sides are black. */
const wide = (level: number) => pictureOf(96, 48, 3, (x) => (x >= 24 && x < 72 ? level : 0))

const newFolder = () => mkdtemp(join(root, 'training-'))

/** What a training learns from is the user's own work: a wrong label or a half set spoils hours of it. */
describe('a set of own pictures', () => {
  it('holds the middle of every picture that can be read, once, under its label', async () => {
    const cups = Array.from({ length: 25 }, (_, index) => wide(10 * index + 5))
    const pictures = [...cups, cups[3], undefined, wide(255), wide(1)]
    const names = [...cups.map(() => '杯子'), '杯子', '杯子', 'plate', '']
    const folder = await newFolder()
    const set = await writeOwnSet(folder, names, critic, contextOf(pictures))
    expect(set).toMatchObject({
      labels: [{ label: '杯子', pictures: 25 }],
      unreadable: 1,
      duplicates: 1,
      leftOut: ['plate'],
    })
    expect(readdirSync(folder)).toEqual(['set'])
    const read = (name: string) => readFileSync(join(folder, 'set', name), 'utf8')
    expect(JSON.parse(read('set.json'))).toEqual({
      labels: [{ id: '杯子', en: '杯子', zh: '杯子' }],
    })
    const rows = read('pictures.jsonl')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(rows).toHaveLength(25)
    expect(new Set(rows.map(({ key }) => key)).size).toBe(25)
    const files = readdirSync(join(folder, 'set')).filter((name) => name.endsWith('.png'))
    expect(files.sort()).toEqual(rows.map(({ file }) => file).sort())
    const { data, info } = await sharp(readFileSync(join(folder, 'set', rows[2].file)))
      .raw()
      .toBuffer({
        resolveWithObject: true,
      })
    expect(info).toMatchObject({ width: 128, height: 128, channels: 3 })
    expect(new Set(data)).toEqual(new Set([25]))
  })

  it('is the same set for the same pictures, and another one for others', async () => {
    const pictures = Array.from({ length: 25 }, (_, index) => wide(10 * index))
    const write = async (names: string[]) =>
      (await writeOwnSet(await newFolder(), names, undefined, contextOf(pictures))).fingerprint
    const cups = await write(pictures.map(() => 'cup'))
    expect(await write(pictures.map(() => 'cup'))).toBe(cups)
    expect(await write(pictures.map(() => 'mug'))).not.toBe(cups)
    expect(await write(pictures.map((_, index) => (index === 0 ? '' : 'cup')))).not.toBe(cups)
  })

  it('is not there where there is too little, or nobody wants it any more', async () => {
    const few = Array.from({ length: 20 }, (_, index) => wide(10 * index))
    const folder = await newFolder()
    const names = few.map(() => 'cup')
    const failure = await rejectionOf(writeOwnSet(folder, names, critic, contextOf(few)))
    expect(failure).toMatchObject({ code: 'generator-set-small', data: { least: 24, most: 20 } })
    const stopped = { ...contextOf(few), signal: AbortSignal.abort() }
    await expect(writeOwnSet(folder, names, undefined, stopped)).rejects.toThrow()
    expect(readdirSync(folder)).toEqual([])
  })
})
