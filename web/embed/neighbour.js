/** The address of another stop, as long as that of this one: with the same host, look and secret. */
export const neighbour = (address, slug) => address.replace(/[^/?#]+(?=[?#]|$)/, slug)
