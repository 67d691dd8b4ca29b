import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { RunOutput } from '../../../preload/contract/engineProtocol'
import { StudioError } from '../../../preload/contract/errors'
import type { FolderPreview } from '../../../preload/contract/folderRun'
import type { Recipe } from '../../../preload/contract/recipe'
import type { PictureService } from '../engine/pictureService'
import { findPictures } from '../files/findPictures'
import { fileName } from '../files/safeFileName'
import type { WorkFolders } from '../files/workFolders'
import type { OutputSink } from './outputSink'
import type { FolderRunServices } from './runFolder'

/** What a preview is looked at with, in pixels. */
const side = 1024

interface PreviewServices extends FolderRunServices {
  readonly pictures: PictureService
}

/** Keeps a small form of the first picture of a run, and what its steps report. */
class PreviewSink implements OutputSink<undefined> {
  readonly format = 'png'
  readonly quality = 92
  picture: Uint8Array | undefined
  readonly reports: FolderPreview['reports'] = []

  constructor(
    private readonly work: WorkFolders,
    private readonly small: (path: string) => Promise<Uint8Array>,
  ) {}

  async prepare(): Promise<void> {}

  openRun(): Promise<string> {
    return this.work.open()
  }

  closeRun(folder: string): Promise<void> {
    return this.work.close(folder)
  }

  async store(output: RunOutput): Promise<undefined> {
    if (output.file === undefined) this.reports.push({ step: output.step, data: output.data })
    else this.picture ??= await this.small(output.file)
  }
}

/**
 * Runs a recipe over one picture of a folder; nothing is kept. Places past the last begin anew.
 * Throws `file-not-found` where the folder has no picture, and what running throws.
 */
export async function previewFolder(
  { execute, work, pictures }: PreviewServices,
  { recipe, path, place }: { recipe: Recipe; path: string; place: number },
  signal: AbortSignal | undefined,
): Promise<FolderPreview> {
  const { files: found } = await findPictures([path], { signal })
  const chosen = found[place % Math.max(1, found.length)]
  if (chosen === undefined) throw new StudioError('file-not-found', { name: fileName(path) })
  const small = async (of: string) => {
    const folder = await work.open()
    try {
      const out = join(folder, 'preview.webp')
      await pictures.thumbnail(of, out, side, signal)
      return new Uint8Array(await readFile(out))
    } finally {
      await work.close(folder)
    }
  }
  const sink = new PreviewSink(work, small)
  const before = await small(chosen)
  await execute(recipe, [{ path: chosen }], sink, { signal })
  return {
    name: fileName(chosen),
    before,
    ...(sink.picture ? { after: sink.picture } : {}),
    reports: sink.reports,
  }
}
