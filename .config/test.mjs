/**
 * `npm test`: unit and integration tests, then the end-to-end tests in the real Electron and in
 * Chromium. Parts that need something this machine lacks are named as skipped, never counted as passed.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { findChromium, findElectron, hasDisplay, root } from './machine.cjs'
import { ensureBuilt, ensureInstalled, run } from './prepare.mjs'

ensureInstalled()
ensureBuilt()

const work = mkdtempSync(join(tmpdir(), 'studio-test-'))
const totals = { passed: 0, failed: 0, skipped: 0 }
const skippedNames = []
/** Told again at the end: what failed early on has scrolled away, or was cut off, by then. */
const failures = []
/** End-to-end tests that failed once and then passed: named, since the next time it may be twice. */
const secondTries = []

function vitest() {
  const report = join(work, 'vitest.json')
  const status = run('npx', [
    'vitest',
    'run',
    '--config',
    '.config/vitest.config.mjs',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ])
  if (!existsSync(report)) return fail('the unit and integration tests did not run')
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
  totals.passed += numPassedTests
  totals.failed += numFailedTests
  for (const file of testResults) {
    const path = relative(root, file.name)
    if (file.status === 'failed' && file.assertionResults.length === 0) {
      totals.failed += 1
      failures.push(`${path}: ${firstLines(file.message)}`)
    }
    for (const test of file.assertionResults) {
      if (['pending', 'skipped', 'todo'].includes(test.status)) skip(test.fullName)
      if (test.status === 'failed')
        failures.push(`${path}: ${test.fullName}: ${firstLines(test.failureMessages.join('\n'))}`)
    }
  }
  if (status !== 0 && totals.failed === 0)
    fail('the unit and integration tests ended with an error')
}

function playwright() {
  const electron = findElectron({ fetch: false })
  const chromium = findChromium()
  if (!electron) skip("end-to-end in Electron: Electron's binary is not here")
  if (!chromium) skip('end-to-end in Chromium: no Chromium is installed')
  if (!electron && !chromium) return
  const report = join(work, 'playwright.json')
  const needsDisplay = electron && !hasDisplay()
  const wrapped = needsDisplay && run('which', ['xvfb-run'], { stdio: 'ignore' }) === 0
  if (needsDisplay && !wrapped)
    skip('end-to-end in Electron: there is neither a display nor xvfb-run')
  const projects = [
    ...(electron && (!needsDisplay || wrapped) ? ['--project=electron'] : []),
    ...(chromium ? ['--project=chromium'] : []),
  ]
  if (projects.length === 0) return
  const command = [
    'npx',
    'playwright',
    'test',
    '--config',
    '.config/playwright.config.mjs',
    ...projects,
  ]
  const [program, ...arguments_] = wrapped
    ? ['xvfb-run', '-a', '-s', '-screen 0 1600x1000x24', ...command]
    : command
  const status = run(program, arguments_, {
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
  })
  if (!existsSync(report)) return fail('the end-to-end tests did not run')
  const { stats, suites } = JSON.parse(readFileSync(report, 'utf8'))
  failures.push(...specLines('unexpected', suites))
  secondTries.push(...specLines('flaky', suites))
  totals.passed += stats.expected + stats.flaky
  totals.failed += stats.unexpected
  if (stats.skipped > 0) skip(`${stats.skipped} end-to-end tests, named above`, stats.skipped)
  if (status !== 0 && totals.failed === 0) fail('the end-to-end tests ended with an error')
}

/** One line for each end-to-end test that ended so, with the project it ran in and what failed first. */
function specLines(status, suites = []) {
  return suites.flatMap((suite) => [
    ...specLines(status, suite.suites),
    ...(suite.specs ?? []).flatMap((spec) =>
      spec.tests
        .filter((test) => test.status === status)
        .map((test) => {
          const message = test.results.find(({ error }) => error)?.error.message ?? ''
          return `[${test.projectName}] ${spec.file}: ${spec.title}: ${firstLines(message)}`
        }),
    ),
  ])
}

/** The recipes of the starter models: their own tests, and a few steps of each on pictures made on the spot. */
function training() {
  const candidates = [process.env.STUDIO_PYTHON, join(root, '.venv/bin/python'), 'python3'].filter(
    Boolean,
  )
  const modules = ['torch', 'onnx', 'onnxruntime', 'cv2', 'efficientnet_lite_pytorch']
  const python = candidates.find(
    (program) =>
      spawnSync(program, ['-c', `import ${modules.join(', ')}`], { stdio: 'ignore' }).status === 0,
  )
  const folder = join(root, 'models/training')
  const models = readdirSync(folder).filter((name) => existsSync(join(folder, name, '__main__.py')))
  if (!python) {
    for (const model of models) skip(`training recipe ${model}: Python with PyTorch is not here`)
    return
  }
  const environment = { ...process.env, STUDIO_TRAINING_WORK: join(work, 'training') }
  const runs = [
    [
      'unit tests of the training code',
      ['-m', 'unittest', 'discover', '-s', 'training', '-t', '.'],
    ],
    ...models.map((model) => [`training recipe ${model}`, ['-m', `training.${model}`, '--smoke']]),
  ]
  for (const [name, words] of runs) {
    const { status, stdout, stderr } = spawnSync(python, words, {
      cwd: join(root, 'models'),
      env: environment,
      encoding: 'utf8',
      timeout: 600_000,
    })
    if (status === 0) {
      totals.passed += 1
      console.log(`passed: ${name}`)
    } else fail(`failed: ${name}\n${stdout}${stderr}`.slice(-4000))
  }
}

function skip(name, count = 1) {
  totals.skipped += count
  skippedNames.push(name)
}

function fail(reason) {
  totals.failed += 1
  failures.push(firstLines(reason))
  console.error(reason)
}

function firstLines(text) {
  return stripVTControlCharacters(text).split('\n').slice(0, 8).join('\n  ')
}

vitest()
playwright()
training()
rmSync(work, { recursive: true, force: true })
for (const failure of failures) console.log(`failed: ${failure}`)
for (const line of secondTries) console.log(`passed at the second try only: ${line}`)
for (const name of skippedNames) console.log(`skipped: ${name}`)
console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`)
process.exitCode = totals.failed > 0 || totals.passed === 0 ? 1 : 0
