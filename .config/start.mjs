/** `npm start`: installs and builds what is missing, then opens the studio, or serves it on loopback. */
import { spawn } from 'node:child_process'
import { findElectron, hasDisplay, root } from './machine.cjs'
import { ensureBuilt, ensureInstalled } from './prepare.mjs'

ensureInstalled()
ensureBuilt()

const display = hasDisplay()
const electron = display ? findElectron({ fetch: true }) : undefined
if (!electron) {
  const reason = display ? "Electron's binary is not here" : 'There is no display'
  console.log(`${reason}: serving the same studio on loopback instead.`)
}
const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
const [program, arguments_] = electron
  ? [electron, ['.', ...sandbox]]
  : [process.execPath, ['dist/studio.cjs', 'serve', ...(display ? ['--open'] : [])]]
const child = spawn(program, [...arguments_, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code) => process.exit(code ?? 1))
