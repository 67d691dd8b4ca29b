import { randomUUID } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import { type BrowserWindow, dialog } from 'electron'
import * as z from 'zod'
import type { ChosenFolder } from '../../preload/contract/api'
import type { HostMethod } from '../../preload/contract/channels'
import { StudioError } from '../../preload/contract/errors'
import { nothingLeftOut } from '../../preload/contract/folderFindings'
import { folderFindingSchema, folderRunShape } from '../../preload/contract/folderRun'
import { identifierSchema } from '../../preload/contract/references'
import type { RouteOutput } from '../../preload/contract/routes'
import { refusePaths } from '../core/recipes/recipeImages'
import type { Studio } from '../core/studio'
import { parse } from './parse'

type FolderCalls = {
  readonly [M in Extract<
    HostMethod,
    | 'chooseFolder'
    | 'chooseWatchedFolder'
    | 'previewFolder'
    | 'runFolder'
    | 'draftFolder'
    | 'keepFindings'
    | 'folderPicture'
  >]: (value: unknown) => Promise<unknown>
}

const token = z.uuid()
const previewSchema = z.strictObject({
  folder: token,
  recipes: folderRunShape.recipes,
  place: z.int().min(0),
})
const runSchema = z.strictObject({ from: token, to: token.optional(), ...folderRunShape })
const draftSchema = runSchema.extend({ task: identifierSchema })
const keepSchema = runSchema.extend({ findings: z.array(folderFindingSchema) })
const pictureSchema = z.strictObject({ folder: token, name: z.string().min(1).max(4096) })

/** Folders that the user chose in this window. The page gets a token for each and never a path. */
export function createFolderCalls(studio: Studio, parent: () => BrowserWindow): FolderCalls {
  const local = { access: 'local' } as const
  const chosen = new Map<string, string>()
  const pathOf = (of: string) => {
    const path = chosen.get(of)
    if (path === undefined) throw new StudioError('not-allowed', { reason: 'folder' })
    return path
  }
  const beside = (path: string) => `${basename(path) || 'pictures'} (AIGC Studio)`
  /** A request with the folders that its tokens stand for, and a new one beside the first where none is chosen. */
  const withPaths = <Request extends z.infer<typeof runSchema>>({ from, to, ...rest }: Request) => {
    for (const recipe of rest.recipes) refusePaths(recipe, [])
    const source = pathOf(from)
    const target = to === undefined ? join(dirname(source), beside(source)) : pathOf(to)
    return { ...rest, from: source, to: target }
  }
  return {
    async chooseFolder(value) {
      const task = parse(token.optional(), value)
      const { canceled, filePaths } = await dialog.showOpenDialog(parent(), {
        properties: ['openDirectory', 'createDirectory'],
      })
      const path = filePaths[0]
      if (canceled || path === undefined) return undefined
      const { files, leftOut } =
        task === undefined
          ? { files: 0, leftOut: nothingLeftOut }
          : ((await studio.call('folders/look', { path, task }, local)) as RouteOutput<
              'folders',
              'look'
            >)
      const folder: ChosenFolder = {
        token: randomUUID(),
        name: basename(path),
        pictures: files,
        leftOut,
        beside: beside(path),
      }
      chosen.set(folder.token, path)
      return folder
    },
    async chooseWatchedFolder() {
      const { canceled, filePaths } = await dialog.showOpenDialog(parent(), {
        properties: ['openDirectory'],
      })
      const folder = filePaths[0]
      return canceled || folder === undefined
        ? undefined
        : studio.call('watch/add', { folder }, local)
    },
    async previewFolder(value) {
      const { folder, recipes, place } = parse(previewSchema, value)
      for (const recipe of recipes) refusePaths(recipe, [])
      return studio.call('folders/preview', { recipes, path: pathOf(folder), place }, local)
    },
    async runFolder(value) {
      return studio.call('folders/run', withPaths(parse(runSchema, value)), local)
    },
    async draftFolder(value) {
      return studio.call('folders/draft', withPaths(parse(draftSchema, value)), local)
    },
    async keepFindings(value) {
      return studio.call('folders/keep', withPaths(parse(keepSchema, value)), local)
    },
    async folderPicture(value) {
      const { folder, name } = parse(pictureSchema, value)
      return studio.call('folders/picture', { path: pathOf(folder), name }, local)
    },
  }
}
