/**
 * The texts by which ONNX Runtime and its providers say that memory ran out: its CPU arena, an
 * allocation without the arena, CUDA and cuDNN, Direct3D (device removed, device hung, E_OUTOFMEMORY),
 * WebGPU (Dawn), Metal, and V8's own buffers. The one place that knows them.
 */
const texts: readonly RegExp[] = [
  /failed to allocate memory/i,
  /std::bad_alloc|bad allocation/i,
  /out of (device |host |gpu )?memory|out_of_memory|outofmemory/i,
  /CUDNN_STATUS_ALLOC_FAILED|CUBLAS_STATUS_ALLOC_FAILED/,
  /887A0005|887A0006|8007000E/i,
  /insufficient memory|not enough memory/i,
  /array buffer allocation failed|invalid array buffer length/i,
]

/** Whether an error of the runtime says that there was not enough memory. */
export function isOutOfMemory(error: unknown): boolean {
  const message = error instanceof Error ? error.message : String(error)
  return texts.some((text) => text.test(message))
}
