// For the pages on which announcements are written, judged and approved.
import './announce.css'
import './shows.css'
import './lint.css'
import './announcement-form.js'
import './copy-link.js'
