import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from '@playwright/test'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

export default defineConfig({
  testDir: join(root, 'tests/e2e'),
  outputDir: join(root, 'test-results'),
  timeout: 240_000,
  use: { actionTimeout: 20_000, screenshot: 'only-on-failure' },
  expect: { timeout: 30_000 },
  // Two cores: one studio at a time, so that a network's run is not slowed by another test's.
  workers: 1,
  // On a busy machine a press can fall between two frames. What passes only then is named by `npm test`.
  retries: 1,
  forbidOnly: true,
  reporter: [
    ['list'],
    [
      'json',
      {
        outputFile:
          process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ?? join(root, 'test-results/report.json'),
      },
    ],
  ],
  projects: [
    { name: 'electron', testMatch: ['**/*.test.ts', '**/*.electron.ts'] },
    { name: 'chromium', testMatch: '**/*.test.ts' },
  ],
})
