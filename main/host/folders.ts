import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where this installation and this user keep things. */
export interface StudioFolders {
  /** Settings, probe results, logs: the studio's own. */
  readonly home: string
  /** The library's folder where the user has chosen none. */
  readonly library: string
  readonly starterModels: string
  readonly catalogue: string
  /** Holds the package `training`: the recipes that run in Python. */
  readonly recipes: string
  /** Bundled programs: engine.cjs, probe.cjs. */
  readonly programs: string
  /** The built page. */
  readonly page: string
}

type Environment = Readonly<Record<string, string | undefined>>

/** The user's own data folder, as the platform wants it. */
function homeFolder(environment: Environment, platform: NodeJS.Platform): string {
  if (environment.STUDIO_HOME) return environment.STUDIO_HOME
  const user = homedir()
  if (platform === 'darwin') return join(user, 'Library', 'Application Support', 'AIGC Studio')
  if (platform === 'win32')
    return join(environment.APPDATA ?? join(user, 'AppData', 'Roaming'), 'AIGC Studio')
  return join(environment.XDG_DATA_HOME ?? join(user, '.local', 'share'), 'aigc-studio')
}

/**
 * The folders of an installation. `application` is the folder that holds `dist` and `models`;
 * STUDIO_HOME, STUDIO_LIBRARY and STUDIO_MODELS move the user's data and the models elsewhere.
 */
export function studioFolders(
  application: string,
  environment: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
  resources: string = application,
): StudioFolders {
  return {
    home: homeFolder(environment, platform),
    library: environment.STUDIO_LIBRARY ?? join(homedir(), 'Pictures', 'AIGC Studio'),
    starterModels: environment.STUDIO_MODELS ?? join(resources, 'models', 'starter'),
    catalogue: join(resources, 'models', 'catalogue'),
    recipes: join(resources, 'models'),
    programs: join(application, 'dist'),
    page: join(application, 'dist', 'renderer'),
  }
}
