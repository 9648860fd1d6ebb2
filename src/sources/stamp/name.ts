/** Name of the stamp beside the reports it speaks for. */
export const stampName = 'evidence.json';
