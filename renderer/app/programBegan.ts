// The desktop opens its core from here on, beside the page's first work: what it does before keeps the rest of
// this program waiting.
window.studioBridge?.began?.()

// A module, see main.tsx.
export {}
