/** Imports point one way: doors -> core -> contract, engine -> contract, renderer -> contract. */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

module.exports = {
  forbidden: [
    forbid('no-circular', 'A cycle hides which file owns what.', {}, { circular: true }),
    forbid(
      'contract-imports-only-zod',
      'Both sides read the contract: it may depend on neither.',
      { path: '^preload/contract' },
      { pathNot: '^preload/contract|node_modules/zod' },
    ),
    forbid(
      'core-is-pure',
      'The core has no Electron, no DOM and no pixels.',
      { path: '^main/core' },
      {
        path: '^main/(electron|web|cli|host|engine)|^renderer|node_modules/(electron|sharp|onnxruntime-node|hono|commander)/',
      },
    ),
    forbid(
      'engine-knows-contract-only',
      'The engine process shares nothing with the core but the contract.',
      { path: '^main/engine' },
      { path: '^main/(?!engine)|^renderer|node_modules/electron/' },
    ),
    forbid(
      'kernels-know-nothing',
      'The kernels are AssemblyScript: they import each other alone, and come to the engine compiled.',
      { path: '^main/kernels' },
      { pathNot: '^main/kernels' },
    ),
    forbid(
      'kernels-come-compiled',
      'What JavaScript imports is kernels.wasm.',
      { pathNot: '^main/kernels' },
      { path: '^main/kernels' },
    ),
    forbid(
      'runtime-in-engine-only',
      'Only the engine loads the inference runtime and sharp.',
      { pathNot: '^main/engine|^tests' },
      { path: 'node_modules/(onnxruntime-node|onnxruntime-common|sharp|@img|@huggingface)/' },
    ),
    forbid(
      'electron-in-its-door-only',
      'Only main/electron and the preload import electron.',
      {
        path: '^(main|renderer|tests/(unit|integration))',
        pathNot: '^main/electron|^tests/unit/electron',
      },
      { path: 'node_modules/electron/|^electron$' },
    ),
    forbid(
      'renderer-sees-contract-only',
      'The page knows the contract and the StudioApi.',
      { path: '^renderer' },
      {
        path: '^main|^preload/(?!contract)|node_modules/(electron|sharp|onnxruntime-node|libsql|hono)/',
      },
    ),
    forbid(
      'renderer-has-no-node',
      'The page is sandboxed: Node modules do not exist there.',
      { path: '^renderer|^preload|^main/web/client' },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'page-client-sees-contract-only',
      'The script of the loopback door runs in the page.',
      { path: '^main/web/client' },
      { pathNot: '^main/web/client|^preload/contract|node_modules/zod' },
    ),
    forbid(
      'no-truncating-writers',
      'These packages replace a good file with a truncated one on a full disk; core/files/atomicWrite does not.',
      {},
      { path: 'node_modules/(write-file-atomic|atomically|electron-store|conf)/' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    includeOnly: '^(main|preload|renderer|tests|node_modules)',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'] },
  },
}
