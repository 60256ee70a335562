// A record as the machine names it (meeting-2026-3): never shown, always asked for what people call it.
export const isRecordId = (text: unknown): boolean => typeof text === 'string' && /^[a-z][a-z-]*-\d{4}-\d+$/.test(text)
