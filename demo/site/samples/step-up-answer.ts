/** What your backend answers, with the status 403, to a session whose last proof is too old. */
export const proofWanted = {
  clerk_error: {
    type: 'forbidden',
    reason: 'reverification-error',
    metadata: { reverification: { level: 'second_factor', afterMinutes: 10 } },
  },
};
