import type { ExecutionProvider } from '../model'

const names: Readonly<Record<ExecutionProvider, string>> = {
  cuda: 'CUDA',
  dml: 'DirectML',
  coreml: 'Core ML',
  webgpu: 'WebGPU',
  cpu: 'CPU',
}

/** An execution provider by its proper name, the same in every language. */
export function providerName(provider: ExecutionProvider): string {
  return names[provider]
}
