import type { ImageFormat } from './engineProtocol'
import type { EventName, EventPayload } from './events'
import type { ExportManyInput, ExportOptionsInput } from './exportOptions'
import type { LeftOut } from './folderFindings'
import type { FolderPreview } from './folderRun'
import type { Recipe } from './recipe'
import type { RouteGroup, RouteGroups, RouteInput, RouteOutput } from './routes'
import type { TaskFailure } from './task'
import type { WatchedFolder } from './watchedFolder'

/** The routes as functions: `api.jobs.submit({...})`. Rejections are StudioErrors. */
export type RouteCalls = {
  readonly [G in RouteGroup]: {
    readonly [N in keyof RouteGroups[G]]: (input: RouteInput<G, N>) => Promise<RouteOutput<G, N>>
  }
}

type SaveImagesRequest = ExportManyInput & {
  readonly ids: string[]
  readonly task: string
  readonly archive: boolean
  /** What becomes of files in the folder that have the same names. */
  readonly existing: 'number' | 'skip' | 'replace'
}

export interface SavedImages {
  readonly files: number
  readonly skipped: number
  readonly failures: readonly TaskFailure[]
}

/** A folder of the disk that the user chose, by a token that stands for its path. */
export interface ChosenFolder {
  readonly token: string
  readonly name: string
  /** Pictures in it and in the folders in it. */
  readonly pictures: number
  readonly leftOut: LeftOut
  /** Name of the folder beside it that results go to where no other is chosen. */
  readonly beside: string
}

type FolderRunInput = Omit<RouteInput<'folders', 'run'>, 'from' | 'to'> & {
  readonly from: string
  readonly to?: string
}

/** Files that the system handed to the desktop app. */
export interface OpenedFiles extends RouteOutput<'library', 'importFiles'> {
  readonly recipes: readonly { readonly name: string; readonly recipe: Recipe }[]
}

/** What differs between the desktop window and a browser. */
export interface Host {
  readonly kind: 'electron' | 'web'
  /**
   * Lets the user choose pictures. The desktop imports them and tells which could not be read; a browser hands
   * the files to the page, which takes them in as it does what is dropped on it.
   */
  chooseImages(): Promise<
    RouteOutput<'library', 'importFiles'> | { readonly files: readonly File[] }
  >
  /**
   * Asks where to, then writes the asset there; undefined where the user thought better of it. The format is another
   * than asked for where the name that the user typed ends so. `task` is the id of the task that it becomes, where it
   * is to be followed.
   */
  saveImage(
    request: { id: string; name: string; task?: string } & ExportOptionsInput,
  ): Promise<{ readonly format: ImageFormat } | undefined>
  /**
   * Asks where to, then writes pictures and their texts there, as a folder or an archive; in a browser,
   * always as an archive that is downloaded. Undefined where the user thought better of it. `task`
   * is the id of the task that it becomes.
   */
  saveImages(request: SaveImagesRequest): Promise<SavedImages | undefined>
  saveText(request: { name: string; type: string; text: string }): Promise<boolean>
  copyImage(id: string): Promise<void>
  copyText(text: string): Promise<void>
  /** Lets the user choose the library's folder (desktop only). */
  chooseLibraryFolder?(): Promise<string | undefined>
  /** Lets the user choose a folder whose new pictures come in by themselves (desktop only). */
  chooseWatchedFolder?(): Promise<WatchedFolder | undefined>
  /**
   * Lets the user choose a folder to work through, or for results (desktop only, as those below). `task` is
   * the id of the search through it, for following and stopping it; without one it is not searched.
   */
  chooseFolder?(task?: string): Promise<ChosenFolder | undefined>
  /** Runs recipes over one picture of a chosen folder and keeps nothing. */
  previewFolder?(request: {
    folder: string
    recipes: RouteInput<'folders', 'preview'>['recipes']
    place: number
  }): Promise<FolderPreview>
  /** Runs recipes over a chosen folder; folders are named by their tokens. */
  runFolder?(request: FolderRunInput): Promise<RouteOutput<'folders', 'run'>>
  /** Finds out what `runFolder` would write, telling of it with `folder.found`, and keeps nothing. */
  draftFolder?(request: FolderRunInput & { task: string }): Promise<RouteOutput<'folders', 'draft'>>
  /** Writes what a draft found out, as it is after it was looked through. */
  keepFindings?(
    request: FolderRunInput & Pick<RouteInput<'folders', 'keep'>, 'findings'>,
  ): Promise<RouteOutput<'folders', 'keep'>>
  /** A picture of a chosen folder by its name below it, small, as WebP. */
  folderPicture?(request: { folder: string; name: string }): Promise<Uint8Array>
  /** Shows an asset's file in the system's file manager (desktop only). */
  showInFolder?(id: string): Promise<void>
  /** Goes on with a drag as one of real files, which other programs take (desktop only). */
  dragOut?(request: { ids: string[]; icon: string }): Promise<void>
  /**
   * Takes in the files that the system asked the studio to open (desktop only). The command
   * `file.opened` tells that there are some.
   */
  openedFiles?(): Promise<OpenedFiles>
  /** Tells the application menu the chords of commands, as the user chose them (desktop only). */
  setMenuKeys?(keys: Readonly<Record<string, string>>): Promise<void>
  /** Called with a command's name when the application menu or a shortcut of the system asks for it. */
  onCommand(listener: (command: string) => void): () => void
}

/** All that the renderer sees of the studio: `window.studio`. */
export interface StudioApi {
  readonly calls: RouteCalls
  readonly host: Host
  on<Name extends EventName>(
    name: Name,
    listener: (payload: EventPayload<Name>) => void,
  ): () => void
}

/** Address of a label's sample picture; the version keeps caches from showing those of other weights. */
export function sampleUrl(model: string, label: string, version: string): string {
  return `/sample/${encodeURIComponent(model)}/${encodeURIComponent(label)}?v=${version}`
}

export type ImageVariant = 'thumbnail' | 'preview' | 'original'

/**
 * Address of an asset's picture, relative to the page, the same in every door.
 * thumbnail: WebP, at most 320 px; preview: at most 2048 px, WebP; original: the file itself.
 */
export function assetUrl(id: string, variant: ImageVariant): string {
  return `/asset/${encodeURIComponent(id)}/${variant}`
}
