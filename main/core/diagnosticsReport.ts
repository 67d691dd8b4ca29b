import { readdir, stat, statfs } from 'node:fs/promises'
import { arch, cpus, freemem, release, totalmem } from 'node:os'
import { join } from 'node:path'
import type { DiagnosticsReport } from '../../preload/contract/diagnostics'
import { withoutPaths } from '../../preload/contract/text/withoutPaths'
import type { StudioParts } from './studioParts'

const megabyte = 2 ** 20

/** Runtimes whose versions are worth telling, of all that Node lists. */
const runtimes = ['node', 'electron', 'chrome', 'v8', 'uv', 'openssl'] as const

/**
 * The studio, the machine and the library in figures. It tells versions and sizes, and what providers
 * answered without the paths in it; `details` adds the folders.
 */
export async function diagnosticsReport(
  studio: StudioParts,
  details: boolean,
): Promise<DiagnosticsReport> {
  const { dependencies, settings, engines } = studio
  const { home } = dependencies.folders
  const facts = await engines.facts()
  const engine = await engines.status()
  const processors = cpus()
  const known: Readonly<Record<string, string | undefined>> = process.versions
  return {
    time: Date.now(),
    studio: {
      version: dependencies.version,
      door: dependencies.door,
      uptimeSeconds: Math.round((Date.now() - studio.started) / 1000),
    },
    system: {
      platform: process.platform,
      release: release(),
      architecture: arch(),
      processor: processors[0]?.model.trim() ?? '',
      cores: processors.length,
      language: dependencies.systemLanguage,
    },
    versions: {
      ...Object.fromEntries(runtimes.flatMap((name) => (known[name] ? [[name, known[name]]] : []))),
      ...facts.versions,
      ...sqliteVersion(studio),
    },
    memory: {
      totalMegabytes: totalmem() / megabyte,
      freeMegabytes: freemem() / megabyte,
      hostMegabytes: process.memoryUsage.rss() / megabyte,
      engines: facts.engines,
    },
    engine: details
      ? engine
      : {
          ...engine,
          probes: engine.probes.map((probe) =>
            probe.reason === undefined ? probe : { ...probe, reason: withoutPaths(probe.reason) },
          ),
        },
    models: (await studio.models.list()).map(({ id, state, files }) => ({
      id,
      state,
      bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    })),
    disks: [
      ...(await diskOf('home', home, details)),
      ...(studio.libraryFolder === undefined
        ? []
        : await diskOf('library', studio.libraryFolder, details)),
    ],
    ...(studio.libraryFolder === undefined ? {} : { library: await libraryFacts(studio) }),
    log: {
      bytes: await sizeOf(dependencies.logFile),
      details: settings.get().logDetails,
    },
  }
}

function sqliteVersion(studio: StudioParts): { sqlite?: string } {
  if (studio.libraryFolder === undefined) return {}
  const row = studio.library.database.get<{ version: string }>('SELECT sqlite_version() AS version')
  return row ? { sqlite: row.version } : {}
}

async function diskOf(
  folder: 'home' | 'library',
  path: string,
  details: boolean,
): Promise<DiagnosticsReport['disks']> {
  const disk = await statfs(path).catch(() => undefined)
  if (!disk) return []
  return [
    {
      folder,
      ...(details ? { path } : {}),
      freeMegabytes: (disk.bavail * disk.bsize) / megabyte,
      totalMegabytes: (disk.blocks * disk.bsize) / megabyte,
    },
  ]
}

async function libraryFacts(studio: StudioParts): Promise<DiagnosticsReport['library']> {
  const { folder, assets } = studio.library
  const counts = assets.countsByKind()
  const sum = (
    counted: (entry: (typeof counts)[number]) => boolean,
    value: 'count' | 'bytes' = 'count',
  ) => counts.filter(counted).reduce((total, entry) => total + entry[value], 0)
  const backups = join(folder, '.studio', 'backups')
  const moments: number[] = []
  for (const name of await readdir(backups).catch(() => [])) {
    const facts = await stat(join(backups, name)).catch(() => undefined)
    if (facts && name.endsWith('.db')) moments.push(Math.round(facts.mtimeMs))
  }
  return {
    pictures: sum(({ kind, trashed }) => kind === 'image' && trashed === 0),
    texts: sum(({ kind, trashed }) => kind === 'text' && trashed === 0),
    masks: sum(({ kind, trashed }) => kind === 'mask' && trashed === 0),
    trashed: sum(({ trashed }) => trashed === 1),
    fileMegabytes: sum(() => true, 'bytes') / megabyte,
    // What was written last is still in the journal beside it.
    indexMegabytes:
      ((await sizeOf(join(folder, 'library.db'))) +
        (await sizeOf(join(folder, 'library.db-wal')))) /
      megabyte,
    backups: moments.sort((left, right) => right - left),
  }
}

async function sizeOf(path: string | undefined): Promise<number> {
  if (path === undefined) return 0
  return (await stat(path).catch(() => undefined))?.size ?? 0
}
