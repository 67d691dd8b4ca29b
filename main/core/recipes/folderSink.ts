import { statSync } from 'node:fs'
import { access } from 'node:fs/promises'
import { join, parse } from 'node:path'
import type { ImageFormat, RunOutput } from '../../../preload/contract/engineProtocol'
import { StudioError } from '../../../preload/contract/errors'
import { imageFormatOf } from '../../../preload/contract/pictureFiles'
import { writeFailure } from '../failure'
import { moveAtomically, writeAtomically } from '../files/atomicWrite'
import { makeFolder } from '../files/makeFolder'
import { fileExtension } from '../files/safeFileName'
import { removeLeftovers } from '../files/temporaryFiles'
import type { WorkFolders } from '../files/workFolders'
import { DistinctNames, extensionOf, fillTemplate } from './outputName'
import type { OutputContext, OutputSink } from './outputSink'

export interface FolderSinkOptions {
  readonly folder: string
  /** See fillTemplate; without an extension. Default: `{name}-{step}`, or `{label}-{seed}` without an input. */
  readonly template?: string
  readonly format?: ImageFormat
  readonly quality?: number
  readonly overwrite?: boolean
  /** Whether what a step reports without making a picture becomes a JSON file. */
  readonly writeData?: boolean
  /** How the names of such files end. Default: `json`. */
  readonly reportEnding?: string
}

/** What was written for an output; reports that are not kept have no file. */
export interface WrittenOutput {
  readonly file?: string
}

/**
 * What `--out` says: a file where it has the extension of a picture (or `.json`, for a report), else a
 * folder. Throws `output-format-unknown`.
 */
export function folderSinkOptions(
  out: string,
  options: Omit<FolderSinkOptions, 'folder' | 'template'>,
): FolderSinkOptions {
  const extension = fileExtension(out)
  const isFolder = statSync(out, { throwIfNoEntry: false })?.isDirectory() ?? false
  if (isFolder || /[/\\]$/.test(out) || extension === '') return { ...options, folder: out }
  const format = imageFormatOf(extension)
  if (!format && extension !== 'json') {
    throw new StudioError('output-format-unknown', { format: extension })
  }
  const { dir, name } = parse(out)
  return {
    ...options,
    folder: dir === '' ? '.' : dir,
    template: name.replace(/[{}]/g, '_'),
    ...(format ? { format } : {}),
  }
}

/**
 * Writes results into a folder, under names that are the same every time. A file that was there before
 * is replaced only where that is allowed; results of one run never replace each other.
 */
export class FolderSink implements OutputSink<WrittenOutput> {
  readonly format: ImageFormat
  readonly quality: number
  private readonly names = new DistinctNames()

  constructor(
    private readonly options: FolderSinkOptions,
    private readonly work: WorkFolders,
  ) {
    this.format = options.format ?? 'png'
    this.quality = options.quality ?? 92
  }

  async prepare(): Promise<void> {
    const { folder, template, overwrite } = this.options
    await makeFolder(folder).catch((error: unknown) => {
      throw writeFailure(error, parse(folder).base)
    })
    await removeLeftovers(folder, false)
    if (overwrite || template === undefined || template.includes('{')) return
    const name = `${template}.${extensionOf(this.format)}`
    const exists = await access(join(folder, name)).then(
      () => true,
      () => false,
    )
    if (exists) throw new StudioError('output-exists', { name })
  }

  openRun(): Promise<string> {
    return this.work.open()
  }

  closeRun(folder: string): Promise<void> {
    return this.work.close(folder)
  }

  async store(output: RunOutput, context: OutputContext): Promise<WrittenOutput> {
    const overwrite = this.options.overwrite ?? false
    if (output.file !== undefined) {
      const file = this.nameFor(output, context, extensionOf(output.format ?? this.format))
      await moveAtomically(output.file, file, { overwrite })
      return { file }
    }
    if (!this.options.writeData) return {}
    const file = this.nameFor(output, context, this.options.reportEnding ?? 'json')
    await writeAtomically(file, `${JSON.stringify(output.data, null, 2)}\n`, { overwrite })
    return { file }
  }

  private nameFor(output: RunOutput, context: OutputContext, extension: string): string {
    const template = this.options.template ?? (context.input ? '{name}-{step}' : '{label}-{seed}')
    const stem = fillTemplate(template, output, context)
    return join(this.options.folder, this.names.give(stem, extension))
  }
}
