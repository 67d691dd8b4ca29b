import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { testedDesktop } from '../../.config/machine.cjs'
import type { Job } from '../../preload/contract/job'
import { descendants, enginesOf, gone, hasProc } from '../integration/trust/processes'
import { expect, test } from './support/studioTest'

/** A quit would otherwise lose the work that waits, or leave processes that nobody sees. */

const { program: executablePath, words: firstWords } = testedDesktop() ?? { program: '', words: [] }
/** Milliseconds after the answer until nothing of the studio runs any more. */
const bound = 6000

async function launch(folder: string): Promise<{ application: ElectronApplication; page: Page }> {
  const { STUDIO_NO_DIALOGS: _, ...environment } = process.env as Record<string, string>
  const application = await _electron.launch({
    executablePath,
    args: [
      ...firstWords,
      '--no-sandbox',
      `--user-data-dir=${join(folder, 'electron')}`,
      '--lang=en',
    ],
    env: {
      ...environment,
      STUDIO_HOME: join(folder, 'home'),
      STUDIO_LIBRARY: join(folder, 'library'),
    },
  })
  const page = await application.firstWindow()
  await page.waitForFunction(() => window.studioBridge !== undefined)
  return { application, page }
}

async function call<T>(page: Page, route: string, input: object): Promise<T> {
  const answer = await page.evaluate(([name, value]) => window.studioBridge?.calls[name]?.(value), [
    route,
    input,
  ] as const)
  if (!answer?.ok) throw new Error(`${route}: ${JSON.stringify(answer)}`)
  return answer.value as T
}

const jobsOf = (page: Page) => call<Job[]>(page, 'jobs/list', {})

/** One long job that has made something, and eleven that wait. */
async function submitTwelve(page: Page): Promise<void> {
  await call(page, 'settings/update', { provider: 'cpu' })
  for (let count = 0; count < 12; count += 1) {
    const parameters = { labels: ['dress'], count: count === 0 ? 64 : 1, seed: count }
    await call(page, 'jobs/submit', { recipe: { steps: [{ step: 'generate.gan', parameters }] } })
  }
  await expect.poll(async () => (await jobsOf(page))[0]?.outputs.length ?? 0).toBeGreaterThan(0)
}

/** Answers the studio's questions as the user would, and keeps what was asked. */
async function answerWith(application: ElectronApplication, button: number): Promise<void> {
  await application.evaluate(({ dialog }, response) => {
    const asked = globalThis as unknown as { questions?: string[] }
    asked.questions ??= []
    dialog.showMessageBox = (async (options: { message: string }) => {
      asked.questions?.push(options.message)
      return { response, checkboxChecked: false }
    }) as typeof dialog.showMessageBox
  }, button)
}

const questionsOf = (application: ElectronApplication) =>
  application.evaluate(() => (globalThis as unknown as { questions?: string[] }).questions ?? [])

test('quitting with twelve jobs asks once, ends everything, and loses none of them', async ({
  folder,
}) => {
  test.skip(!hasProc, 'only Linux tells about processes in /proc')
  const { application, page } = await launch(folder)
  await submitTwelve(page)
  const before = await jobsOf(page)
  expect(before).toHaveLength(12)

  // Whoever thinks better of it goes on where they were.
  await answerWith(application, 1)
  await application.evaluate(({ app }) => app.quit())
  await expect.poll(() => questionsOf(application)).toEqual(['12 jobs are not finished.'])
  expect((await jobsOf(page)).some((job) => job.state === 'running')).toBe(true)

  await answerWith(application, 0)
  const main = application.process()
  const pid = main.pid ?? 0
  const children = descendants(pid)
  const engines = enginesOf(pid)
  // A stopped process answers no message and dies of no SIGTERM.
  for (const engine of engines) process.kill(engine, 'SIGSTOP')
  const ended = new Promise((resolve) => main.once('exit', resolve))
  const started = performance.now()
  // The question is asked and answered before the connection to the inspector goes.
  await application.evaluate(({ app }) => app.quit()).catch(() => undefined)
  await ended
  await gone([pid, ...children], bound)
  const milliseconds = performance.now() - started
  console.log(
    `quit with 12 jobs: ${children.length} processes gone in ${Math.round(milliseconds)} ms`,
  )

  const again = await launch(folder)
  const after = await jobsOf(again.page)
  expect(after.map(({ id }) => id).sort()).toEqual(before.map(({ id }) => id).sort())
  const interrupted = after.filter(({ state }) => state === 'interrupted')
  expect(interrupted.map(({ recipe }) => recipe.steps[0]?.parameters.count)).toEqual([64])
  await answerWith(again.application, 0)
  await again.application.close()
})

test('a studio that is killed leaves no process behind, busy ones included', async ({ folder }) => {
  test.skip(!hasProc, 'only Linux tells about processes in /proc')
  const { application, page } = await launch(folder)
  await submitTwelve(page)
  await call(page, 'diagnostics/report', {})
  const main = application.process()
  const children = descendants(main.pid ?? 0)
  expect(enginesOf(main.pid ?? 0).length).toBe(2)
  const started = performance.now()
  main.kill('SIGKILL')
  await gone(children, bound)
  console.log(
    `killed: ${children.length} processes gone in ${Math.round(performance.now() - started)} ms`,
  )
})
