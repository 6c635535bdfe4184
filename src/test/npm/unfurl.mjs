// Reads a page's link preview and oEmbed as a site does on which somebody pastes its address.
import { unfurl } from 'unfurl.js'

console.log(JSON.stringify(await unfurl(process.argv[2])))
