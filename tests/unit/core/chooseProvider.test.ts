import { describe, expect, it } from 'vitest'
import { candidateProviders, chooseProvider } from '../../../main/core/engine/chooseProvider'

const cpu = { provider: 'cpu', available: true, seconds: 1 } as const
const gone = (provider: 'cuda' | 'dml' | 'webgpu') =>
  ({ provider, available: false, reason: 'no driver' }) as const

describe('the choice of an execution provider', () => {
  it('takes the first in order of preference that works', () => {
    const probes = [
      { provider: 'webgpu', available: true, seconds: 0.2 } as const,
      gone('cuda'),
      cpu,
    ]
    expect(chooseProvider('auto', probes)).toEqual({ provider: 'webgpu', fallback: false })
  })

  it('leaves a provider alone that is slower than the CPU, as software renderers are', () => {
    const probes = [
      { provider: 'webgpu', available: true, seconds: 30 } as const,
      gone('cuda'),
      cpu,
    ]
    expect(chooseProvider('auto', probes)).toEqual({ provider: 'cpu', fallback: false })
    expect(chooseProvider('webgpu', probes)).toEqual({ provider: 'webgpu', fallback: false })
  })

  it('falls back to the CPU and says for whom and why', () => {
    expect(chooseProvider('cuda', [gone('cuda'), cpu])).toEqual({
      provider: 'cpu',
      fallback: true,
      wanted: 'cuda',
      reason: 'no driver',
    })
    expect(chooseProvider('coreml', [cpu])).toMatchObject({
      provider: 'cpu',
      fallback: true,
      wanted: 'coreml',
    })
    expect(chooseProvider('auto', [gone('cuda'), gone('webgpu'), cpu])).toMatchObject({
      provider: 'cpu',
      fallback: true,
      wanted: 'cuda',
    })
  })

  it('is no fallback where the CPU was asked for, or nothing else was tried', () => {
    expect(chooseProvider('cpu', [gone('cuda'), cpu])).toEqual({ provider: 'cpu', fallback: false })
    expect(chooseProvider('auto', [])).toEqual({ provider: 'cpu', fallback: false })
  })

  it('has the CPU on every platform, last', () => {
    for (const platform of ['linux', 'win32', 'darwin', 'haiku']) {
      expect(candidateProviders(platform).at(-1)).toBe('cpu')
    }
  })
})
