import './telemetryOff'
import { InferenceSession, Tensor } from 'onnxruntime-node'

/** The only door to the inference runtime, so that its telemetry is off before it loads. */
export { InferenceSession, Tensor }
