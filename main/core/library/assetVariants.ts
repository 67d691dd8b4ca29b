import { access, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ImageVariant } from '../../../preload/contract/api'
import { StudioError } from '../../../preload/contract/errors'
import type { PictureService } from '../engine/pictureService'
import { moveAtomically } from '../files/atomicWrite'
import { makeFolder } from '../files/makeFolder'
import { fileStem } from '../files/safeFileName'
import type { WorkFolders } from '../files/workFolders'
import { mediaTypeOf } from '../recipes/imageFormat'
import type { AssetRow } from './assetRecord'

const sides = { thumbnail: 320, preview: 2048 } as const

/** Where smaller forms lie, below the library's own folder. */
export const variantFolders = ['thumbnails', 'previews'] as const

/** Smaller forms of pictures, made ahead or when they are first asked for, and kept beside the library. */
export class AssetVariants {
  private readonly making = new Map<string, Promise<string>>()

  constructor(
    private readonly folder: string,
    private readonly pictures: PictureService,
    private readonly work: WorkFolders,
    /** Told the mean colour of a picture whose thumbnail was made. */
    private readonly onColour: (id: string, colour: string) => void,
  ) {}

  /** The file of a variant. `original` is the asset's own file. */
  async file(
    row: AssetRow,
    original: string,
    variant: ImageVariant,
    signal?: AbortSignal,
  ): Promise<{ path: string; type: string }> {
    if (variant === 'original') return { path: original, type: mediaTypeOf(row.format) }
    if (row.kind === 'text')
      throw new StudioError('image-unsupported', { name: row.name, format: row.format })
    return { path: await this.made(row.id, original, variant, signal), type: 'image/webp' }
  }

  /** Ids of the assets whose thumbnail is there. */
  async thumbnailsThere(): Promise<Set<string>> {
    const folder = join(this.folder, 'thumbnails')
    const names = await readdir(folder, { recursive: true }).catch(() => [])
    return new Set(names.map(fileStem))
  }

  async remove(id: string): Promise<void> {
    for (const variant of ['thumbnail', 'preview'] as const)
      await rm(this.path(id, variant), { force: true })
  }

  private path(id: string, variant: keyof typeof sides): string {
    return join(this.folder, `${variant}s`, id.slice(0, 2), `${id}.webp`)
  }

  private async made(
    id: string,
    original: string,
    variant: keyof typeof sides,
    signal: AbortSignal | undefined,
  ): Promise<string> {
    const path = this.path(id, variant)
    const there = await access(path).then(
      () => true,
      () => false,
    )
    if (there) return path
    const running = this.making.get(path)
    if (running) return running
    const making = this.make(id, original, variant, signal).finally(() => this.making.delete(path))
    this.making.set(path, making)
    return making
  }

  private async make(
    id: string,
    original: string,
    variant: keyof typeof sides,
    signal: AbortSignal | undefined,
  ): Promise<string> {
    const path = this.path(id, variant)
    const folder = await this.work.open()
    try {
      const out = join(folder, 'variant.webp')
      const { colour } = await this.pictures.thumbnail(original, out, sides[variant], signal)
      await makeFolder(join(path, '..'))
      await moveAtomically(out, path)
      if (variant === 'thumbnail' && colour !== undefined) this.onColour(id, colour)
      return path
    } finally {
      await this.work.close(folder)
    }
  }
}
