import { randomUUID } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Asset } from '../../../preload/contract/asset'
import type { RunOutput } from '../../../preload/contract/engineProtocol'
import { writeAtomically } from '../files/atomicWrite'
import { hashFile } from '../files/hashFile'
import { extensionOf, labelOf, outputName } from '../recipes/outputName'
import type { OutputContext, OutputSink } from '../recipes/outputSink'
import { activeSteps } from '../recipes/prepareRecipe'
import { foundOut } from './foundOut'
import type { Library } from './library'
import { writeTextDocument } from './textDocument'

interface LibrarySinkOptions {
  /** `result`: apart from the user's pictures. */
  readonly place?: 'image' | 'result'
  /** Whether a picture without a caption or a label is given the one that was found out; so unless false. */
  readonly fillsIn?: boolean
}

/**
 * Stores results as assets: pictures and texts with their recipe and parents. `record` runs in the
 * transaction that makes the asset, so that a job's journal and the library never disagree.
 */
export class LibrarySink implements OutputSink<Asset> {
  readonly format = 'png'
  readonly quality = 92
  /** The last picture of an input's run: what steps after it looked at. */
  private lastPicture: { readonly input: number | undefined; readonly id: string } | undefined

  constructor(
    private readonly library: Library,
    private readonly lastPictureStep: (step: string) => 'before' | 'after',
    private readonly record: (asset: Asset, output: RunOutput, context: OutputContext) => void,
    private readonly options: LibrarySinkOptions = {},
  ) {}

  async prepare(): Promise<void> {}

  openRun(): Promise<string> {
    return this.library.work.open()
  }

  closeRun(folder: string): Promise<void> {
    return this.library.work.close(folder)
  }

  async store(output: RunOutput, context: OutputContext): Promise<Asset> {
    const inputId =
      context.input && 'asset' in context.input.reference
        ? context.input.reference.asset
        : undefined
    const inputName = inputId === undefined ? undefined : this.library.assets.row(inputId).name
    const name = outputName(output, context, inputName)
    const asset =
      output.file === undefined
        ? await this.storeText(output, context, name, this.subjectOf(output, context, inputId))
        : await this.storePicture(output, context, name, inputId)
    if (asset.kind === 'image') this.lastPicture = { input: context.input?.index, id: asset.id }
    return asset
  }

  /** What a report is about: the run's picture where the step came after it, else the input. */
  private subjectOf(
    output: RunOutput,
    context: OutputContext,
    inputId: string | undefined,
  ): string | undefined {
    const last = this.lastPicture
    const own = last && last.input === context.input?.index ? last.id : undefined
    return this.lastPictureStep(output.step) === 'after' ? (own ?? inputId) : inputId
  }

  private async storePicture(
    output: RunOutput & { readonly file?: string },
    context: OutputContext,
    name: string,
    parent: string | undefined,
  ): Promise<Asset> {
    const { database, assets, files } = this.library
    const path = output.file ?? ''
    const created = Date.now()
    const [{ size }, sha256] = await Promise.all([stat(path), hashFile(path)])
    const format = output.format ?? this.format
    const file = await files.place(
      path,
      this.options.place ?? 'image',
      name,
      extensionOf(format),
      sha256,
      created,
    )
    return database.transaction(() => {
      files.keep(file)
      const asset = assets.insert({
        ...this.common(output, context, name, parent, created),
        kind: 'image',
        file,
        format,
        bytes: size,
        sha256,
        ...(output.width === undefined ? {} : { width: output.width }),
        ...(output.height === undefined ? {} : { height: output.height }),
        ...(output.bitDepth === undefined ? {} : { bitDepth: output.bitDepth }),
        ...(output.hasAlpha === undefined ? {} : { hasAlpha: output.hasAlpha }),
      })
      this.record(asset, output, context)
      return asset
    })
  }

  private async storeText(
    output: RunOutput,
    context: OutputContext,
    name: string,
    subject: string | undefined,
  ): Promise<Asset> {
    const { database, assets, files, work } = this.library
    const created = Date.now()
    const folder = await work.open()
    try {
      const copy = join(folder, 'text.json')
      const text = writeTextDocument(output.data, {
        step: output.step,
        recipe: context.recipe,
        ...(subject === undefined ? {} : { about: assets.row(subject).sha256 }),
      })
      await writeAtomically(copy, text)
      const sha256 = await hashFile(copy)
      const file = await files.place(copy, 'text', name, 'json', sha256, created)
      const found = foundOut(output.data)
      return database.transaction(() => {
        files.keep(file)
        const asset = assets.insert({
          ...this.common(output, context, name, subject, created),
          kind: 'text',
          file,
          format: 'json',
          bytes: Buffer.byteLength(text),
          sha256,
          ...(found.label === undefined ? {} : { label: found.label }),
        })
        if (subject !== undefined && this.options.fillsIn !== false) assets.fillIn(subject, found)
        this.record(asset, output, context)
        return asset
      })
    } finally {
      await work.close(folder)
    }
  }

  private common(
    output: RunOutput,
    context: OutputContext,
    name: string,
    parent: string | undefined,
    created: number,
  ) {
    const label = labelOf(output)
    const prompt = activeSteps(context.recipe)[0]?.parameters.prompt
    return {
      id: randomUUID(),
      name,
      origin: output.step,
      created,
      parents: parent === undefined ? [] : [parent],
      recipe: context.recipe,
      data: output.data,
      ...(typeof prompt === 'string' ? { prompt } : {}),
      ...(output.seed === undefined ? {} : { seed: output.seed }),
      ...(output.model === undefined ? {} : { model: output.model }),
      ...(label === undefined ? {} : { label }),
    }
  }
}
