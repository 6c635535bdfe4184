const EARTH_RADIUS_KM = 6371.0088

const radians = degrees => (degrees * Math.PI) / 180

/** Great-circle distance in kilometres between two [latitude, longitude], by the haversine formula. */
export function kilometres([lat1, lon1], [lat2, lon2]) {
  const haversine = angle => Math.sin(angle / 2) ** 2
  const chord =
    haversine(radians(lat2 - lat1)) +
    Math.cos(radians(lat1)) * Math.cos(radians(lat2)) * haversine(radians(lon2 - lon1))
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(chord)))
}

/** Stops, each with its `position`, nearest first, as { stop, km }. */
export function byDistance(stops, here) {
  return stops.map(stop => ({ stop, km: kilometres(here, stop.position) })).sort((a, b) => a.km - b.km)
}

/** "17 km (11 miles)", never more exact than the reader's place is. */
export function distance(km) {
  const about = number => (number < 10 ? Math.max(1, Math.round(number)) : number < 100 ? Math.round(number) : Math.round(number / 10) * 10)
  const miles = about(km / 1.609344)
  return `${about(km).toLocaleString('en-US')} km (${miles.toLocaleString('en-US')} ${miles === 1 ? 'mile' : 'miles'})`
}
