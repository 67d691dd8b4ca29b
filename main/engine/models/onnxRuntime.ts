import './telemetryOff'
import { env, InferenceSession, Tensor } from 'onnxruntime-node'

/** The only door to the inference runtime, so that its telemetry is off before it loads. */
export { InferenceSession, Tensor }

export const runtimeVersion = (): string => env.versions.node ?? env.versions.common
