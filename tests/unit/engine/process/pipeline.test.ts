import { readdirSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createModelStore } from '../../../../main/engine/models/modelStore'
import { runRecipe } from '../../../../main/engine/pipeline'
import { decodePicture } from '../../../../main/engine/pixels/decode'
import { encodePicture } from '../../../../main/engine/pixels/encode'
import { type Provenance, readProvenance } from '../../../../main/engine/pixels/provenance'
import type { EngineStep, RunOutput, RunRequest } from '../../../../preload/contract/engineProtocol'
import { parseParameters } from '../../../../preload/contract/parameters'
import { findStep } from '../../../../preload/contract/steps'
import { fileOf } from '../pixels/imageFiles'
import { failureOf, pictureOf, temporaryFolder, waves } from '../testPictures'

const folder = temporaryFolder()

const step = (id: string, parameters: Record<string, unknown> = {}): EngineStep => ({
  step: id,
  parameters: parseParameters(findStep(id), parameters),
})

async function inputFile(provenance: Provenance = {}, bitDepth: 8 | 16 = 8): Promise<string> {
  const scale = bitDepth === 8 ? 1 : 257
  const picture = pictureOf(40, 30, 3, (x, y, c) => waves(x, y, c) * scale, bitDepth)
  const { bytes } = await encodePicture(picture, 'png', 90, provenance)
  return fileOf(folder, `输入 ${bitDepth}.png`, bytes)
}

async function run(
  steps: EngineStep[],
  request: Partial<RunRequest> = {},
  signal = new AbortController().signal,
) {
  const outputFolder = await mkdtemp(join(folder, 'out '))
  const outputs: RunOutput[] = []
  const progress: number[] = []
  const { outputs: count } = await runRecipe(
    {
      steps,
      outputFolder,
      format: 'png',
      quality: 90,
      provider: 'cpu',
      threads: 1,
      models: [],
      ...request,
    },
    createModelStore(),
    {
      signal,
      progress: (fraction) => progress.push(fraction),
      output: (output) => outputs.push(output),
      seen: () => undefined,
    },
  )
  expect(count).toBe(outputs.length)
  return { outputs, progress, outputFolder }
}

describe('running a recipe', () => {
  it('chains steps and writes only the last picture', async () => {
    const input = await inputFile()
    const { outputs, progress, outputFolder } = await run(
      [step('adjust.tone', { exposure: 0.5 }), step('transform.geometry', { rotate: '90' })],
      { input },
    )
    expect(readdirSync(outputFolder)).toEqual(['0001.png'])
    expect(outputs).toMatchObject([
      {
        step: 'transform.geometry',
        format: 'png',
        width: 30,
        height: 40,
        bitDepth: 8,
        hasAlpha: false,
      },
    ])
    expect(progress).toEqual([...progress].sort((left, right) => left - right))
    expect(progress.at(-1)).toBe(1)
  })

  it('passes the picture on through a step that only looks', async () => {
    const input = await inputFile()
    const { outputs, outputFolder } = await run(
      [
        step('adjust.tone', { exposure: -1 }),
        step('evaluate.image', { reference: { path: input } }),
        step('transform.geometry', { flip: 'horizontal' }),
      ],
      { input },
    )
    expect(outputs.map((output) => [output.step, output.file !== undefined])).toEqual([
      ['evaluate.image', false],
      ['transform.geometry', true],
    ])
    expect(Number(outputs[0]?.data.psnr)).toBeLessThan(30)
    expect(readdirSync(outputFolder)).toEqual(['0001.png'])
  })

  it('writes no picture where nothing changes one', async () => {
    const input = await inputFile()
    const { outputs, outputFolder } = await run(
      [step('evaluate.image', { reference: { path: input } })],
      { input },
    )
    expect(outputs).toMatchObject([{ data: { psnr: 'Infinity', deltaE: 0 } }])
    expect(readdirSync(outputFolder)).toEqual([])
  })

  it('leaves every pixel as it was when a step changes nothing, in 8 and in 16 bits', async () => {
    for (const bitDepth of [8, 16] as const) {
      const input = await inputFile({}, bitDepth)
      const { outputs } = await run([step('adjust.tone')], { input })
      expect(outputs[0]?.bitDepth).toBe(bitDepth)
      const before = await decodePicture(input)
      const after = await decodePicture(outputs[0]?.file ?? '')
      expect(after.picture.data).toEqual(before.picture.data)
    }
  })

  it('writes the recipe into the file, without the names of other files', async () => {
    const input = await inputFile()
    const { outputs } = await run(
      [
        step('evaluate.image', { reference: { path: input } }),
        step('adjust.tone', { contrast: 12 }),
      ],
      { input },
    )
    const { header } = await decodePicture(outputs[1]?.file ?? '')
    const { recipe = '' } = readProvenance(header.xmp)
    expect(JSON.parse(recipe)).toMatchObject({
      steps: [{ step: 'evaluate.image', parameters: {} }, { parameters: { contrast: 12 } }],
    })
    expect(header.xmp).not.toContain('输入')
  })

  it('keeps the mark of a generated picture through later work, in every format', async () => {
    const input = await inputFile({ digitalSourceType: 'trainedAlgorithmicMedia' })
    for (const format of ['png', 'jpeg', 'webp', 'avif', 'tiff'] as const) {
      const { outputs } = await run([step('adjust.tone', { exposure: 0.2 })], { input, format })
      expect(outputs[0]?.digitalSourceType).toBe('trainedAlgorithmicMedia')
      const { header } = await decodePicture(outputs[0]?.file ?? '')
      expect(readProvenance(header.xmp).digitalSourceType).toBe('trainedAlgorithmicMedia')
    }
  })

  it('gives a photograph that was only adjusted no such mark', async () => {
    const { outputs } = await run([step('adjust.tone', { exposure: 0.2 })], {
      input: await inputFile(),
    })
    expect(outputs[0]).not.toHaveProperty('digitalSourceType')
  })

  it('fails with the reason and the sizes where a reference does not fit', async () => {
    const other = await encodePicture(pictureOf(20, 20, 3, waves), 'png', 90, {})
    const reference = { path: fileOf(folder, 'small.png', other.bytes) }
    const failure = failureOf(
      run([step('evaluate.image', { reference })], { input: await inputFile() }),
    )
    expect(await failure).toEqual({
      code: 'reference-size-differs',
      data: { width: 40, height: 30, referenceWidth: 20, referenceHeight: 20 },
    })
  })

  it('writes nothing once it is cancelled', async () => {
    const controller = new AbortController()
    controller.abort()
    const input = await inputFile()
    await expect(
      run([step('adjust.tone', { exposure: 1 })], { input }, controller.signal),
    ).rejects.toMatchObject({
      name: 'AbortError',
    })
  })
})
