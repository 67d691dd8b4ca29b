import { executionProviders } from '../../preload/contract/model'
import { probeProvider } from './models/providerProbe'

/**
 * Entry of a throw-away child that finds out whether one execution provider works on this machine:
 * `node probe.cjs webgpu`. The answer is one line of JSON on standard output and, where there is a
 * channel, one message. A crash of a driver ends this process and nothing else.
 */
async function main(): Promise<void> {
  const asked = process.argv[2] ?? ''
  const provider = executionProviders.find((name) => name === asked)
  const result = provider
    ? await probeProvider(provider)
    : { provider: asked, available: false, reason: 'no such provider' }
  process.stdout.write(`${JSON.stringify(result)}\n`, () => {
    const port = (process as { parentPort?: { postMessage(message: unknown): void } }).parentPort
    if (port) port.postMessage(result)
    if (process.send) process.send(result, () => process.exit(0))
    else if (!port) process.exit(0)
  })
}

void main()
