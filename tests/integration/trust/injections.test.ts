import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findChromium } from '../../../.config/machine.cjs'
import type { Asset } from '../../../preload/contract/asset'
import { type CatalogueEntry, catalogueEntrySchema } from '../../../preload/contract/model'
import { type ServedStudio, serveStudio } from '../web/servedStudio'

const executablePath = findChromium()

/** What runs `hit()` where a text is taken for markup, an address or a program. */
const payloads = [
  '<img src=x onerror=hit()>',
  '<svg onload=hit()></svg>',
  '<script>hit()</script>',
  '"><script>hit()</script>',
  '<iframe srcdoc="<script>parent.hit()</script>"></iframe>',
  '<a href="javascript:hit()" autofocus onfocus=hit()>x</a>',
  '<math><mtext><style><img src=x onerror=hit()></style></mtext></math>',
  '<details open ontoggle=hit()>',
  '{{constructor.constructor("hit()")()}}',
  '$t(hit()) {{hit()}}',
  "';hit();//",
  '</title><link rel=stylesheet href="javascript:hit()"><base href="//evil.test">',
]

let studio: ServedStudio
let browser: Browser
const assets: Asset[] = []

async function ok<T>(answer: Promise<Response>): Promise<T> {
  const response = await answer
  expect(response.status).toBe(200)
  return (await response.json()) as T
}

/** Names of the generator's labels, as an earlier start would have kept them. */
async function writeLabels(home: string) {
  const file = join(__dirname, '../../../models/catalogue/gan-studio.json')
  const entry: CatalogueEntry = catalogueEntrySchema.parse(JSON.parse(await readFile(file, 'utf8')))
  const key = entry.files
    .map((one) => one.sha256)
    .sort()
    .join(' ')
  const labels = payloads.map((text) => ({ id: text, set: text, en: text, zh: text }))
  await writeFile(join(home, 'model-labels.json'), JSON.stringify({ [key]: labels }))
}

beforeAll(async () => {
  if (!executablePath) return
  const folder = await mkdtemp(join(tmpdir(), 'studio injections '))
  await mkdir(join(folder, 'home'))
  await writeLabels(join(folder, 'home'))
  studio = await serveStudio({ folder, environment: { LANG: 'en_GB.UTF-8' } })
  await studio.call('settings/update', { welcomed: true, provider: 'cpu' })
  for (const [index, text] of payloads.entries()) {
    const picture = sharp({
      create: { width: 60, height: 40, channels: 3, background: { r: index * 20, g: 90, b: 90 } },
    })
    const bytes = await picture
      .withExif({ IFD0: { ImageDescription: text, Artist: text, Copyright: text } })
      .withXmp(
        `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" dc:title="${text.replace(/[<>&"]/g, (c) => `&#${c.charCodeAt(0)};`)}"/></rdf:RDF></x:xmpmeta>`,
      )
      .jpeg()
      .toBuffer()
    const asset = await ok<Asset>(studio.importBytes(`${text}.jpg`, bytes))
    const changes = { name: text, caption: text, altText: text, tags: [text.slice(0, 80)] }
    await ok(studio.call('library/update', { ids: [asset.id], ...changes }))
    assets.push(asset)
    const generate = { step: 'generate.gan', parameters: { prompt: text, count: 1, seed: index } }
    await studio.call('jobs/submit', { recipe: { version: 1, steps: [generate] } })
  }
  // Errors that quote what was asked for: a model and a label that are not there.
  for (const parameters of [{ model: payloads[0] }, { labels: [payloads[1]] }])
    await studio.call('jobs/submit', {
      recipe: { version: 1, steps: [{ step: 'generate.gan', parameters }] },
    })
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
})

afterAll(async () => {
  await browser?.close()
  await studio?.stop()
})

/** Counts what runs and what the page's policy had to stop. */
async function openPage(): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1500, height: 950 } })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('dialog', (dialog) => {
    complaints.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('pageerror', (error) => complaints.push(`error ${error.message}`))
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted/i.test(message.text())) complaints.push(message.text())
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(studio.origin) && !/^(data|blob):/.test(request.url()))
      complaints.push(`request ${request.url()}`)
  })
  await context.addInitScript(() => {
    const counted = window as unknown as { hits: number; violations: string[]; hit(): void }
    counted.hits = 0
    counted.violations = []
    counted.hit = () => {
      counted.hits += 1
    }
    addEventListener('securitypolicyviolation', (event) =>
      counted.violations.push(`${event.violatedDirective} ${event.blockedURI}`),
    )
  })
  await page.goto(studio.link)
  await page.getByRole('main').waitFor()
  return { page, complaints }
}

describe.skipIf(!executablePath)(`${payloads.length} injections in a real Chromium`, () => {
  it('through names, captions, tags, metadata, prompts, labels and errors run nothing', async () => {
    const { page, complaints } = await openPage()
    const seen = new Set<string>()
    const look = async () => {
      const text = (await page.locator('body').textContent()) ?? ''
      const attributes = await page.evaluate(() =>
        [...document.querySelectorAll('[alt], [title], [aria-label]')]
          .flatMap((node) => ['alt', 'title', 'aria-label'].map((name) => node.getAttribute(name)))
          .join('\n'),
      )
      const values = await page.evaluate(() =>
        [...document.querySelectorAll('input, textarea')]
          .map((node) => (node as HTMLInputElement).value)
          .join('\n'),
      )
      for (const payload of payloads)
        if ([text, attributes, values].some((place) => place.includes(payload))) seen.add(payload)
    }
    const pictures = page.getByRole('listbox').getByRole('option')
    await pictures.first().waitFor()
    const tabs = await page.getByRole('tab').all()
    expect(tabs.length).toBeGreaterThan(3)
    for (let index = 0; index < payloads.length; index += 1) {
      await pictures.nth(index).click()
      await tabs[index % tabs.length]?.click()
      await look()
    }
    for (const tab of tabs) {
      await tab.click()
      for (const closed of await page.getByRole('tabpanel').locator('[aria-expanded=false]').all())
        if (await closed.isVisible()) await closed.click({ timeout: 2000 }).catch(() => undefined)
      await page.keyboard.press('Escape')
      await look()
    }
    for (const text of payloads.slice(0, 3)) {
      await page
        .getByRole('searchbox')
        .or(page.getByPlaceholder(/search/i))
        .first()
        .fill(text)
      await look()
    }
    const { hits, violations } = await page.evaluate(() => {
      const counted = window as unknown as { hits: number; violations: string[] }
      return { hits: counted.hits, violations: counted.violations }
    })
    expect(hits).toBe(0)
    expect(violations).toEqual([])
    expect(complaints).toEqual([])
    // What was not on the screen cannot have run: most must have been.
    expect(seen.size).toBeGreaterThan(payloads.length / 2)
    console.log(
      `${payloads.length} injections x 7 places, ${seen.size} seen on the page: ` +
        `${hits} executions, ${violations.length} policy violations, ${complaints.length} complaints`,
    )
  })

  it('would have run, had the page no policy and taken texts for markup', async () => {
    const page = await browser.newPage()
    await page.setContent(`<script>hits = 0; hit = () => { hits += 1 }</script>${payloads[0]}`)
    await page.waitForFunction(() => (window as unknown as { hits: number }).hits === 1)
    await page.close()
  })

  it('are never served as documents, whatever a picture is called', async () => {
    for (const { id } of assets.slice(0, 3)) {
      const answer = await fetch(`${studio.origin}/asset/${id}/original`, {
        headers: { authorization: `Bearer ${studio.token}` },
      })
      expect(answer.headers.get('content-type')).toBe('image/jpeg')
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
      expect(answer.headers.get('content-security-policy')).toContain('sandbox')
      await answer.arrayBuffer()
    }
  })
})
