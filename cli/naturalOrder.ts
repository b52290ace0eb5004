/** Compares names as people count: `chi-2` comes before `chi-10`. */
export const { compare: inNaturalOrder } = new Intl.Collator("en", { numeric: true });
