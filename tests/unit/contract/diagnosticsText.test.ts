import { describe, expect, it } from 'vitest'
import type { DiagnosticsReport, LibraryHealth } from '../../../preload/contract/diagnostics'
import {
  diagnosticsSections,
  diagnosticsText,
} from '../../../preload/contract/text/diagnosticsText'

const report: DiagnosticsReport = {
  time: 0,
  studio: { version: '1.2.3', door: 'electron', uptimeSeconds: 600 },
  system: {
    platform: 'linux',
    release: '6.1',
    architecture: 'x64',
    processor: 'Some processor',
    cores: 8,
    language: 'en',
  },
  versions: { node: '20.1.0' },
  memory: {
    totalMegabytes: 16_000,
    freeMegabytes: 4000,
    hostMegabytes: 100,
    engines: [
      { purpose: 'networks', state: 'stopped', megabytes: 0, restarts: 0 },
      { purpose: 'networksBeside', state: 'busy', megabytes: 210, threads: 1, restarts: 0 },
      { purpose: 'pictures', state: 'ready', megabytes: 80, restarts: 2 },
    ],
  },
  engine: {
    state: 'stopped',
    provider: 'cpu',
    fallback: true,
    probes: [{ provider: 'cuda', available: false, reason: 'no driver' }],
    loadedModels: [],
    memoryMegabytes: 0,
    restarts: 2,
  },
  models: [{ id: 'gan-studio', state: 'missing', bytes: 0 }],
  disks: [{ folder: 'library', path: '/home/ann/pictures', freeMegabytes: 5, totalMegabytes: 10 }],
  log: { bytes: 12, details: false },
}
const health: LibraryHealth = {
  healthy: false,
  integrity: ['row 7 missing from index'],
  checked: 100,
  missing: { count: 60, names: ['canary.png'] },
  changed: { count: 0, names: [] },
  stray: { count: 0, names: [] },
  thumbnails: { count: 3, megabytes: 1, orphaned: 1 },
  leftovers: 0,
}
const text = (language: 'en' | 'zh-CN', names: boolean, told = report) =>
  diagnosticsText(diagnosticsSections(told, health, { language, names }))

/** Whoever passes a report on would otherwise pass on names, or one that says nothing. */
describe('the report about the studio', () => {
  it('names files only where that is wanted, and says how many there are', () => {
    expect(text('en', false)).toContain('Missing files: 60\n')
    expect(text('en', false)).not.toContain('canary')
    expect(text('en', true)).toContain('Missing files: 60: canary.png, …')
  })

  it('says what is wrong: devices, models, restarts, the index', () => {
    for (const words of [
      'CPU (nothing better works)',
      'CUDA: no driver',
      'gan-studio: missing',
      'restarted 2 times',
      'Index: row 7 missing from index',
      'Contents: not open',
    ])
      expect(text('en', false)).toContain(words)
  })

  it('lists every engine with its memory and threads', () => {
    expect(text('en', false)).toMatch(/Engine for networks: not running\n/)
    expect(text('en', false)).toMatch(
      /Second engine for networks: 220 MB, one thread for a network\n/,
    )
    expect(text('zh-CN', false)).toMatch(/第二网络引擎: 220 MB，每个网络 1 线程\n/)
  })

  it('says the same in Chinese', () => {
    const english = diagnosticsSections(report, health, { language: 'en', names: true })
    const chinese = diagnosticsSections(report, health, { language: 'zh-CN', names: true })
    expect(chinese.map(({ rows }) => rows.length)).toEqual(english.map(({ rows }) => rows.length))
    for (const { title } of chinese) expect(title).toMatch(/[\u4e00-\u9fff]/)
  })
})
