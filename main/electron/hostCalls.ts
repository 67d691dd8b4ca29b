import { extname } from 'node:path'
import { type BrowserWindow, dialog, type NativeImage, nativeImage, shell } from 'electron'
import * as z from 'zod'
import type { HostMethod } from '../../preload/contract/channels'
import { StudioError } from '../../preload/contract/errors'
import {
  existingFileSchema,
  exportManySchema,
  exportOptionsSchema,
} from '../../preload/contract/exportOptions'
import { nothingLeftOut } from '../../preload/contract/folderFindings'
import { formatEndings, formatOfName } from '../../preload/contract/pictureFiles'
import { identifierSchema } from '../../preload/contract/references'
import { writeAtomically } from '../core/files/atomicWrite'
import type { Studio } from '../core/studio'
import { createFolderCalls } from './folderCalls'
import type { OpenedFileQueue } from './openedFiles'
import { parse } from './parse'
import { copyPng, copyText } from './systemClipboard'

export type HostCalls = { readonly [M in HostMethod]: (value: unknown) => Promise<unknown> }

const saveImageSchema = z.strictObject({
  id: identifierSchema,
  name: z.string().min(1).max(255),
  task: identifierSchema.optional(),
  ...exportOptionsSchema.shape,
})

const saveImagesSchema = z.strictObject({
  ids: z.array(identifierSchema).min(1).max(10_000),
  task: identifierSchema,
  archive: z.boolean(),
  existing: existingFileSchema,
  ...exportManySchema.shape,
})

/** A small PNG of what is dragged, as the page drew it. */
const dragOutSchema = z.strictObject({
  ids: z.array(identifierSchema).min(1).max(10_000),
  icon: z.string().max(200_000).startsWith('data:image/png;base64,'),
})

const menuKeysSchema = z.record(z.string().max(64), z.string().max(64))

const saveTextSchema = z.strictObject({
  name: z.string().min(1).max(255),
  type: z.string().max(100),
  text: z.string().max(64 * 1024 * 1024),
})

/** The last part of a suggested name, without what a file name may not hold. */
function suggestedName(name: string): string {
  const last = name.split(/[\\/]/).pop() ?? ''
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out.
  return last.replace(/[\u0000-\u001f<>:"|?*\u202a-\u202e]/g, '_').slice(0, 200) || 'picture'
}

/** The picture under the pointer; a grey one where the page's cannot be read: the system needs one. */
function dragIcon(dataUrl: string): NativeImage {
  const icon = nativeImage.createFromDataURL(dataUrl)
  const side = 32
  return icon.isEmpty()
    ? nativeImage.createFromBitmap(Buffer.alloc(side * side * 4, 0x80), {
        width: side,
        height: side,
      })
    : icon
}

/** What the desktop does for the page: native dialogs, the clipboard, the file manager. */
export function createHostCalls(
  studio: Studio,
  window: () => BrowserWindow | undefined,
  opened: OpenedFileQueue,
  onMenuKeys: (keys: Readonly<Record<string, string>>) => void,
): HostCalls {
  const local = { access: 'local' } as const
  const parent = () => {
    const current = window()
    if (!current) throw new StudioError('not-allowed', { reason: 'no window' })
    return current
  }
  return {
    async chooseImages() {
      const { canceled, filePaths } = await dialog.showOpenDialog(parent(), {
        properties: ['openFile', 'multiSelections'],
        filters: [
          {
            name: 'Pictures',
            extensions: ['png', 'jpg', 'jpeg', 'webp', 'avif', 'tif', 'tiff', 'gif'],
          },
          { name: 'All files', extensions: ['*'] },
        ],
      })
      if (canceled || filePaths.length === 0)
        return { assets: [], failures: [], leftOut: nothingLeftOut, notTaken: 0 }
      return studio.call('library/importFiles', { paths: filePaths }, local)
    },
    async saveImage(value) {
      const { id, name, format, ...options } = parse(saveImageSchema, value)
      const { canceled, filePath } = await dialog.showSaveDialog(parent(), {
        defaultPath: suggestedName(name),
        filters: [{ name: format.toUpperCase(), extensions: [...formatEndings[format]] }],
      })
      if (canceled || !filePath) return undefined
      // Whoever types an ending means its format, whatever was chosen before.
      const typed = formatOfName(filePath)
      const path = typed ? filePath : `${filePath}.${formatEndings[format][0]}`
      // The dialog has asked about an existing file under the name it knew; an added ending is another name.
      const overwrite = typed !== undefined
      await studio.call('library/exportFile', { id, path, overwrite, ...options }, local)
      return { format: typed ?? format }
    },
    async saveImages(value) {
      const { archive, existing, ...request } = parse(saveImagesSchema, value)
      if (archive) {
        const { canceled, filePath } = await dialog.showSaveDialog(parent(), {
          defaultPath: 'pictures.zip',
          filters: [{ name: 'ZIP', extensions: ['zip'] }],
        })
        if (canceled || !filePath) return undefined
        const known = extname(filePath).toLowerCase() === '.zip'
        const path = known ? filePath : `${filePath}.zip`
        const replaced = known ? 'replace' : 'number'
        return studio.call('library/exportMany', { ...request, path, existing: replaced }, local)
      }
      const { canceled, filePaths } = await dialog.showOpenDialog(parent(), {
        properties: ['openDirectory', 'createDirectory'],
      })
      const path = filePaths[0]
      if (canceled || path === undefined) return undefined
      return studio.call('library/exportMany', { ...request, path, existing }, local)
    },
    async saveText(value) {
      const { name, text } = parse(saveTextSchema, value)
      const { canceled, filePath } = await dialog.showSaveDialog(parent(), {
        defaultPath: suggestedName(name),
      })
      if (canceled || !filePath) return false
      await writeAtomically(filePath, text)
      return true
    },
    async copyImage(value) {
      const id = parse(identifierSchema, value)
      const exported = await studio.call(
        'library/exportBytes',
        { id, format: 'png', quality: 100 },
        local,
      )
      const { bytes } = exported as { bytes: Uint8Array<ArrayBuffer> }
      await copyPng(bytes)
      return null
    },
    async copyText(value) {
      await copyText(parse(z.string().max(1024 * 1024), value))
      return null
    },
    async chooseLibraryFolder() {
      const { canceled, filePaths } = await dialog.showOpenDialog(parent(), {
        properties: ['openDirectory', 'createDirectory'],
      })
      const folder = filePaths[0]
      if (canceled || folder === undefined) return undefined
      const moved = await studio.call('library/moveTo', { folder }, local)
      return (moved as { folder: string }).folder
    },
    openedFiles: () => opened.take(studio),
    async showInFolder(value) {
      const id = parse(identifierSchema, value)
      const { path } = await studio.assetFile(id, 'original')
      shell.showItemInFolder(path)
      return null
    },
    ...createFolderCalls(studio, parent),
    async setMenuKeys(value) {
      onMenuKeys(parse(menuKeysSchema, value))
      return null
    },
    async dragOut(value) {
      const { ids, icon } = parse(dragOutSchema, value)
      const files: string[] = []
      for (const id of ids) files.push((await studio.assetFile(id, 'original')).path)
      const [file = ''] = files
      parent().webContents.startDrag({ file, files, icon: dragIcon(icon) })
      return null
    },
  }
}
