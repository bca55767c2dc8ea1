// What of somebody's words can be kept at all.

const ODD = /\0|\p{Surrogate}/gu;

/** A text without half a letter, of an emoji that was cut, and without NUL: the school would refuse all that it stands in. */
export const whole = (text: string): string => text.replace(ODD, "\ufffd");
