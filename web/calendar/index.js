import './calendar.css'
import './channels.css'
import './tour-calendar.js'
