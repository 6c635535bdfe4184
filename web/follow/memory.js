const NAME = 'follows'

/** What this browser follows, kept in it; where it keeps nothing for us, nothing is followed. */
export const memory = {
  read() {
    try {
      const kept = JSON.parse(localStorage.getItem(NAME))
      return Array.isArray(kept) ? kept : []
    } catch {
      return []
    }
  },
  write(follows) {
    if (follows.length) localStorage.setItem(NAME, JSON.stringify(follows))
    else localStorage.removeItem(NAME)
  },
}
