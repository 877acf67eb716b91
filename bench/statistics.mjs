/** The value below which a share of the values lies, interpolated between the two nearest. */
export function quantile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? NaN;
  const above = sorted[Math.ceil(place)] ?? NaN;
  return below + (above - below) * (place - Math.floor(place));
}

export const median = values => quantile(values, 0.5);

/** The median with the quartiles around it, as a person reads them. */
export function spread(values, digits = 0) {
  const [low, middle, high] = [0.25, 0.5, 0.75].map(share => quantile(values, share).toFixed(digits));
  return `${middle} (${low} – ${high})`;
}
