import './embed.css'
import { tellHeight } from './height.js'
import { keepInFrame } from './in-frame.js'
import { LiveEmbed } from './live-embed.js'

/** A frame's page: it goes on living, and tells who shows it how tall it is. */
const article = document.querySelector('.embed')
tellHeight(document.querySelector('main'))
new LiveEmbed(article, { onRedrawn: keepInFrame(article) }).start()
