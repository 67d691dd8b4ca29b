// Imported before the runtime, which reads this when it is loaded.
process.env.ORT_DISABLE_TELEMETRY = '1'
