import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, describe, expect, it } from 'vitest'
import { parseRecipe } from '../../../main/core/recipes/prepareRecipe'
import { insertProfile } from '../../../main/engine/pixels/pngProfile'
import { profileName } from '../../../main/engine/pixels/profileName'
import { forkEngine, forkProbe } from '../../../main/host/forkEngine'
import {
  closeFixtureStudios,
  type FixtureStudio,
  jobOver,
  openFixtureStudio,
} from './fixtureStudio'

afterEach(closeFixtureStudios)

const programs = join(__dirname, '../../../dist')
const openStudio = () =>
  openFixtureStudio({ launchEngine: forkEngine(programs), launchProbe: forkProbe(programs) })

/** Greener than sRGB can tell. */
const wideGreen = [20, 250, 30, 255]
const side = 16

async function profileOf(bytes: Uint8Array): Promise<Uint8Array> {
  const { icc } = await sharp(bytes).metadata()
  if (!icc) throw new Error('no profile')
  return icc
}

async function displayP3(): Promise<Uint8Array> {
  const create = { width: 1, height: 1, channels: 3, background: '#000' } as const
  return profileOf(await sharp({ create }).withIccProfile('p3').png().toBuffer())
}

/** A PNG of one colour whose samples are said to be in Display P3. */
async function widePng(
  colour: readonly number[],
  channels: 3 | 4,
  isDeep = false,
): Promise<Buffer> {
  const levels = Array.from(
    { length: side * side * channels },
    (_, sample) => colour[sample % channels] as number,
  )
  const raw = { width: side, height: side, channels }
  const bare = isDeep
    ? sharp(
        Uint16Array.from(levels, (level) => level * 257 + 77),
        { raw },
      ).toColourspace('rgb16')
    : sharp(Uint8Array.from(levels), { raw })
  return Buffer.from(insertProfile(await bare.png().toBuffer(), await displayP3()))
}

/** The sample in the middle of a file as it stands there, in whatever profile. */
async function middleSample(bytes: Uint8Array, isDeep = false): Promise<number[]> {
  const pipeline = sharp(bytes, { ignoreIcc: true })
  const { data, info } = await (isDeep ? pipeline.toColourspace('rgb16') : pipeline)
    .raw({ depth: isDeep ? 'ushort' : 'uchar' })
    .toBuffer({ resolveWithObject: true })
  const samples = isDeep ? new Uint16Array(Uint8Array.from(data).buffer) : data
  const at = ((info.height >> 1) * info.width + (info.width >> 1)) * info.channels
  return [...samples.subarray(at, at + info.channels)]
}

function worstGap(one: readonly number[], other: readonly number[]): number {
  return Math.max(...one.map((value, place) => Math.abs(value - (other[place] ?? Number.NaN))))
}

async function turned(fixture: FixtureStudio, asset: string): Promise<string> {
  const recipe = parseRecipe({
    steps: [{ step: 'transform.geometry', parameters: { flip: 'horizontal' } }],
  })
  const { id } = await fixture.call('jobs', 'submit', { recipe, inputs: [{ asset }] })
  const job = await jobOver(fixture, id)
  expect(job.error).toBeUndefined()
  return job.outputs[0]?.asset ?? ''
}

// A photographer's wide colours are cut off for good where sRGB is all that comes out.
describe('the colours of an export', () => {
  it.each([
    ['png', 0],
    ['tiff', 0],
    ['jpeg', 4],
    ['webp', 5],
    ['avif', 5],
  ] as const)('stay in the profile that came in, where asked to, in %s', async (format, gap) => {
    const fixture = await openStudio()
    const bytes = await widePng(wideGreen, 3)
    const { id } = await fixture.call('library', 'importBytes', { name: 'wide.png', bytes })
    expect(await fixture.call('library', 'exportProfiles', { ids: [id] })).toEqual([
      { profile: expect.stringMatching(/P3/), count: 1 },
    ])
    const choice = { id, format, quality: 100, colours: 'original' } as const
    for (const size of [{}, { longSide: 8 }]) {
      const out = await fixture.call('library', 'exportBytes', { ...choice, ...size })
      expect(await profileOf(out.bytes)).toEqual(await displayP3())
      const found = await middleSample(out.bytes)
      expect(worstGap(found.slice(0, 3), wideGreen)).toBeLessThanOrEqual(gap)
    }
    const plain = await fixture.call('library', 'exportBytes', { id, format })
    expect(profileName(await profileOf(plain.bytes))).toMatch(/sRGB/)
  })

  it('keeps 16 bits and transparency with them', async () => {
    const fixture = await openStudio()
    for (const [channels, isDeep] of [
      [4, false],
      [3, true],
      [4, true],
    ] as const) {
      const bytes = await widePng(wideGreen, channels, isDeep)
      const name = `${channels} ${isDeep}.png`
      const { id } = await fixture.call('library', 'importBytes', { name, bytes })
      for (const format of ['png', 'tiff'] as const) {
        const choice = { id, format, colours: 'original' } as const
        const out = await fixture.call('library', 'exportBytes', choice)
        expect(await profileOf(out.bytes)).toEqual(await displayP3())
        expect(await middleSample(out.bytes, isDeep)).toEqual(await middleSample(bytes, isDeep))
      }
    }
  })

  it.each([false, true])(
    'are brought back into it from an edited picture, 16 bits: %s',
    async (isDeep) => {
      const fixture = await openStudio()
      const colour = [150, 120, 90]
      const bytes = await widePng(colour, 3, isDeep)
      const { id } = await fixture.call('library', 'importBytes', { name: 'tame.png', bytes })
      const edited = await turned(fixture, id)
      expect(await fixture.call('library', 'exportProfiles', { ids: [edited] })).toEqual([
        { profile: expect.stringMatching(/P3/), count: 1 },
      ])
      const choice = { id: edited, format: 'png' } as const
      const kept = await fixture.call('library', 'exportBytes', { ...choice, colours: 'original' })
      expect(await profileOf(kept.bytes)).toEqual(await displayP3())
      const wanted = await middleSample(bytes, isDeep)
      const unit = isDeep ? 257 : 1
      expect(worstGap(await middleSample(kept.bytes, isDeep), wanted)).toBeLessThanOrEqual(unit)
      const plain = await fixture.call('library', 'exportBytes', choice)
      expect(profileName(await profileOf(plain.bytes))).toMatch(/sRGB/)
      expect(worstGap(await middleSample(plain.bytes, isDeep), wanted)).toBeGreaterThan(2 * unit)
    },
  )

  it('are sRGB where there was no profile, or none of RGB', async () => {
    const fixture = await openStudio()
    const create = { width: 16, height: 16, channels: 3, background: '#204060' } as const
    const plain = await sharp({ create }).png().toBuffer()
    const print = await sharp({ create })
      .toColourspace('cmyk')
      .withIccProfile('cmyk')
      .jpeg()
      .toBuffer()
    for (const [name, bytes] of [
      ['plain.png', plain],
      ['print.jpg', print],
    ] as const) {
      const { id } = await fixture.call('library', 'importBytes', { name, bytes })
      const choice = { id, format: 'png', colours: 'original' } as const
      const out = await fixture.call('library', 'exportBytes', choice)
      expect(profileName(await profileOf(out.bytes))).toMatch(/sRGB/)
    }
  })
})
