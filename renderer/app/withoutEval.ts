import * as z from 'zod'

// The content security policy forbids code made from text, which zod would try for its fast path.
z.config({ jitless: true })
