import { join } from 'node:path'
import { type Settings, settingsSchema } from '../../../preload/contract/settings'
import { writeAtomically } from '../files/atomicWrite'
import { readJsonFile } from '../files/jsonFile'

/** What the user chose, kept in settings.json. */
export class SettingsStore {
  private last: Promise<unknown> = Promise.resolve()

  private constructor(
    private readonly path: string,
    private settings: Settings,
    private readonly changed: (settings: Settings) => void,
  ) {}

  static async open(
    home: string,
    changed: (settings: Settings) => void,
    log: (message: string, error?: unknown) => void,
  ): Promise<SettingsStore> {
    const path = join(home, 'settings.json')
    const settings = await readJsonFile(path, settingsSchema, log)
    return new SettingsStore(path, settings ?? settingsSchema.parse({}), changed)
  }

  get(): Settings {
    return this.settings
  }

  /** Takes effect once it is saved. Throws `disk-full`, `write-failed`. */
  update(
    changes: { readonly [Key in keyof Settings]?: Settings[Key] | undefined },
  ): Promise<Settings> {
    const saved = this.last.then(async () => {
      const given = Object.fromEntries(
        Object.entries(changes).filter(([, value]) => value !== undefined),
      )
      const settings = settingsSchema.parse({ ...this.settings, ...given })
      await writeAtomically(this.path, `${JSON.stringify(settings, null, 2)}\n`, { mode: 0o600 })
      this.settings = settings
      this.changed(settings)
      return settings
    })
    this.last = saved.catch(() => undefined)
    return saved
  }
}
