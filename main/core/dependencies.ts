import type { Language } from '../../preload/contract/language'
import type { LaunchEngine, LaunchProbe } from './engineProcess'
import type { TrainingTools } from './training/python'
import type { WatchPause } from './watch/settled'

/** Folders that the studio works in; the doors know where they are. */
interface StudioFolders {
  /** The studio's own: settings, provider probes, the user's models, work in progress. */
  readonly home: string
  /** The library that is opened where the user chose no other. */
  readonly library: string
  /** Weights that ship inside. */
  readonly starterModels: string
  /** One JSON file per model. */
  readonly catalogue: string
}

/** What a door gives to `createStudio`. */
export interface StudioDependencies {
  readonly launchEngine: LaunchEngine
  readonly launchProbe: LaunchProbe
  /** Left out, no generator can be trained. */
  readonly training?: TrainingTools
  readonly folders: StudioFolders
  readonly version: string
  readonly door: 'electron' | 'web' | 'cli'
  readonly systemLanguage: Language
  /** `none` opens no library: steps run into a folder. Default `open`. */
  readonly library?: 'open' | 'none'
  /** `hold` leaves queued jobs waiting. Default: `hold` for the command line, `run` for the others. */
  readonly queue?: 'run' | 'hold'
  /** Waits as long as a file of a watched folder must not change before it is taken. */
  readonly watchPause?: WatchPause
  /**
   * `ahead` makes thumbnails while nothing else is asked of the machine, `asked` when they are first shown.
   * Default: `asked` for the command line, `ahead` for the others.
   */
  readonly thumbnails?: 'ahead' | 'asked'
  /** How many folders a watched one may hold. */
  readonly watchFolders?: number
  readonly log: (message: string, error?: unknown) => void
  /** Whether this copy came with an address for updates; unsigned ones stay off. Default: `none`. */
  readonly updates?: 'none' | 'unsigned'
  /** Where the log is written, if it is. */
  readonly logFile?: string
  /** Called with whether the user wants details in the log: messages, which may hold paths and prompts. */
  readonly logDetails?: (wanted: boolean) => void
}
