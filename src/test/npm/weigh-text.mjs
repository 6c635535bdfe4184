// Says how long each of the texts given as JSON is by the counting that X has published.
import twitter from 'twitter-text'

const texts = JSON.parse(process.env.TEXTS)
console.log(texts.map((text) => twitter.parseTweet(text).weightedLength).join(' '))
