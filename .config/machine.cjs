/** What this machine has: Electron's binary, a Chromium, a display. */
const { spawnSync } = require('node:child_process')
const { existsSync } = require('node:fs')
const { join } = require('node:path')

exports.root = join(__dirname, '..')

/** The Electron program, or undefined where its binary is not there and cannot be fetched. */
exports.findElectron = ({ fetch }) => {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  const name =
    { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform] ??
    'electron'
  const candidates = [
    override && join(override, name),
    join(exports.root, 'node_modules/electron/dist', name),
  ]
  const found = () => candidates.find((path) => path && existsSync(path))
  const already = found()
  if (already || !fetch) return already
  console.log("Fetching Electron's binary…")
  const install = join(exports.root, 'node_modules/electron/install.js')
  spawnSync(process.execPath, [install], { stdio: 'ignore', timeout: 300_000 })
  return found()
}

/**
 * The desktop program that tests drive, with the words it starts with: Electron over the sources, or the test build of a
 * package that STUDIO_PACKAGED names. Undefined where there is neither.
 */
exports.testedDesktop = () => {
  const packaged = process.env.STUDIO_PACKAGED
  if (packaged) return { program: packaged, words: [] }
  const program = exports.findElectron({ fetch: false })
  return program && { program, words: [exports.root] }
}

/** A Chromium of this machine, or undefined; CHROMIUM names another. */
exports.findChromium = () =>
  [
    process.env.CHROMIUM,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ].find((path) => path && existsSync(path))

/** Whether a window can be shown. */
exports.hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
