import type { Command } from 'commander'
import type {
  DiagnosticsReport,
  LibraryHealth,
  LibraryRepair,
} from '../../preload/contract/diagnostics'
import { StudioError, toStudioError } from '../../preload/contract/errors'
import { diagnosticsSections, diagnosticsText } from '../../preload/contract/text/diagnosticsText'
import { systemLanguage } from '../host/systemLanguage'
import { progressLine } from './report'
import type { CliSession } from './session'

interface DoctorFlags {
  readonly repair?: boolean
  readonly rebuild?: boolean
  readonly log?: boolean
  readonly details?: boolean
  readonly json?: boolean
}

/** Adds `studio doctor`: what the diagnostics page shows and does, for a terminal. */
export function addDoctorCommand(program: Command, session: CliSession): void {
  program
    .command('doctor')
    .description('Checks this studio and its library; exit status 1 where something is wrong.')
    .option('--repair', 'Make index and files agree.')
    .option('--rebuild', 'Make the index anew from the files and what is readable of the old one.')
    .option('--log', 'Print the log as well.')
    .option('--details', 'Tell folders and names of files.')
    .option('--json', 'Print one JSON object.')
    .action(async (flags: DoctorFlags) => {
      const { locked, call } = await openForDoctor(session)
      const progress = progressLine(process.stderr, flags.json === true)
      const repaired =
        locked || !(flags.repair || flags.rebuild)
          ? undefined
          : ((await call(flags.rebuild ? 'rebuild' : 'repair', {}, progress)) as LibraryRepair)
      const health = locked
        ? undefined
        : (repaired?.health ?? ((await call('check', {}, progress)) as LibraryHealth))
      const details = flags.details === true
      const report = (await call('report', { details })) as DiagnosticsReport
      const log = flags.log ? ((await call('log', {})) as { text: string }).text : undefined
      if (flags.json) {
        process.stdout.write(`${JSON.stringify({ report, health, repaired, log })}\n`)
      } else {
        const language = systemLanguage()
        const sections = diagnosticsSections(report, health, { language, names: details })
        process.stdout.write(`${diagnosticsText(sections)}\n${log ? `\n${log}` : ''}`)
      }
      if (locked) throw locked
      if (health && !health.healthy) throw new StudioError('library-unsound')
    })
}

/** The core with its library or, where another studio has that open or it cannot be used, without it. */
async function openForDoctor(session: CliSession) {
  let locked: StudioError | undefined
  const studio = await session.studio('open').catch((error: unknown) => {
    locked = toStudioError(error)
    if (!locked.code.startsWith('library-')) throw locked
    return session.studio('none')
  })
  const call = async (
    name: 'report' | 'check' | 'repair' | 'rebuild' | 'log',
    input: object,
    progress?: (fraction: number) => void,
  ) => {
    const run = crypto.randomUUID()
    const stop = studio.on('diagnostics.progress', ({ done, total }) => progress?.(done / total))
    const named = progress ? { ...input, run } : input
    try {
      return await studio.call(`diagnostics/${name}`, named, {
        access: 'local',
        signal: session.signal,
      })
    } finally {
      stop()
    }
  }
  return { locked, call }
}
