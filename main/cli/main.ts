import { join } from 'node:path'
import { Command, CommanderError } from 'commander'
import { version } from '../../package.json'
import { errorKinds, toStudioError } from '../../preload/contract/errors'
import { studioFolders } from '../host/folders'
import { addDoctorCommand } from './doctorCommand'
import { addRouteCommands } from './routeCommands'
import { addServeCommand } from './serveCommand'
import { CliSession } from './session'
import { addRunCommand, addStepCommands } from './stepCommands'

/**
 * The command-line door. Exit status: 0 done, 2 bad use, 3 bad input, 4 model missing or broken,
 * 5 cancelled, 1 anything else; the reason is on standard error.
 */
async function main(): Promise<number> {
  const stop = new AbortController()
  let asked = 0
  const interrupt = () => {
    asked += 1
    stop.abort()
    // A second Ctrl+C means now: files are written beside their place, so nothing is half there.
    if (asked > 1) process.exit(5)
  }
  process.on('SIGINT', interrupt)
  process.on('SIGTERM', interrupt)

  // A reader that has seen enough (`| head`) closes the pipe: that is no failure of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })

  const session = new CliSession(studioFolders(join(__dirname, '..')), version, stop.signal)
  const program = new Command('studio')
    .description(
      'AIGC Studio: generate, edit, repair, recognise, caption and measure pictures on this machine.',
    )
    .version(version)
    .exitOverride()
    .showHelpAfterError('(studio --help lists the commands)')
  addStepCommands(program, session)
  addRunCommand(program, session)
  addRouteCommands(program, session)
  addDoctorCommand(program, session)
  addServeCommand(program, session)
  for (const group of program.commands) {
    group.exitOverride()
    for (const command of group.commands) command.exitOverride()
  }
  try {
    await program.parseAsync()
    return 0
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    const failure = toStudioError(error)
    session.complain(failure)
    return errorKinds[failure.code].exit
  } finally {
    await session.close()
  }
}

void main().then((status) => {
  process.exitCode = status
  // Whatever still holds the event loop (a keep-alive connection, a pipe) must not hold the shell.
  setTimeout(() => process.exit(status), 500).unref()
})
