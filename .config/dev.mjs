/** `npm run dev`: rebuilds on every change; the window reloads by itself, main and engine restart. */
import { spawn } from 'node:child_process'
import { build as buildRenderer } from 'vite'
import { buildAll, viteConfig, watchNode } from './build.mjs'
import { findElectron, hasDisplay, root } from './machine.cjs'
import { ensureInstalled } from './prepare.mjs'

ensureInstalled()
await buildAll()

const electron = hasDisplay() ? findElectron({ fetch: true }) : undefined
let child
let timer

function restart() {
  clearTimeout(timer)
  timer = setTimeout(() => {
    child?.removeAllListeners('exit')
    child?.kill()
    const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
    child = electron
      ? spawn(electron, ['.', ...sandbox], { cwd: root, stdio: 'inherit' })
      : spawn(process.execPath, ['dist/studio.cjs', 'serve'], { cwd: root, stdio: 'inherit' })
    child.on('exit', (code) => process.exit(code ?? 0))
  }, 300)
}

await watchNode(restart)
const watcher = await buildRenderer({
  configFile: viteConfig,
  logLevel: 'warn',
  build: { watch: {} },
})
watcher.on('event', (event) => event.code === 'END' && restart())
