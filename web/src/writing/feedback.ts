// Where the office wants to hear of faults. Only what cannot run anything is a link; everything else is none.
export const feedbackLink = (given: string | undefined) => (given && /^(https?:\/\/|mailto:|tel:)/i.test(given) ? given : undefined)
