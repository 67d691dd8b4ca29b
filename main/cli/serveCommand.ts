import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Command } from 'commander'
import { createPages } from '../host/pages'
import { startWebServer } from '../web/server'
import { badUse } from './report'
import type { CliSession } from './session'

interface ServeFlags {
  readonly port: string
  readonly watch?: string[]
  readonly open?: boolean
  readonly json?: boolean
}

/** Adds `studio serve`: the whole studio in a browser, on this machine only. */
export function addServeCommand(program: Command, session: CliSession): void {
  program
    .command('serve')
    .description('Serves the studio to a browser on this machine, until stopped.')
    .option('--port <number>', 'Port of 127.0.0.1; 0 takes a free one.', '0')
    .option(
      '--watch <folder...>',
      'Folders whose new pictures come into the library by themselves.',
    )
    .option('--open', "Open the link in the system's browser.")
    .option('--json', 'Print the link and the token as one JSON line.')
    .action(async (flags: ServeFlags) => {
      const port = Number(flags.port)
      if (!Number.isInteger(port) || port < 0 || port > 65_535)
        throw badUse('--port is a number from 0 to 65535')
      const studio = await session.studio('open', 'web')
      for (const folder of flags.watch ?? [])
        await studio.call('watch/add', { folder }, { access: 'local', signal: session.signal })
      const pages = await createPages({
        folder: session.folders.page,
        assetFile: (id, variant) => studio.assetFile(id, variant),
        sampleFile: (model, label) => studio.sampleFile(model, label),
        headScript: {
          path: '/web-client.js',
          file: join(session.folders.programs, 'web-client.js'),
        },
      })
      const server = await startWebServer({ studio, pages, version: session.version, port })
      const { oneTimeLink, token } = server
      if (flags.json) {
        process.stdout.write(`${JSON.stringify({ link: oneTimeLink, port: server.port, token })}\n`)
      } else {
        process.stdout.write(
          `AIGC Studio is at ${oneTimeLink}\nThe link works once. Press Ctrl+C to stop.\n`,
        )
      }
      if (flags.open) openInBrowser(oneTimeLink)
      await new Promise<void>((resolve) => {
        if (session.signal.aborted) resolve()
        session.signal.addEventListener('abort', () => resolve(), { once: true })
      })
      await server.close()
    })
}

function openInBrowser(link: string): void {
  const [program, ...values] =
    process.platform === 'darwin'
      ? ['open', link]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', link]
        : ['xdg-open', link]
  spawn(program ?? '', values, { stdio: 'ignore', detached: true })
    // No browser that could be opened: the link is printed already.
    .on('error', () => undefined)
    .unref()
}
