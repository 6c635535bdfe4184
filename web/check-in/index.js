import './check-in.css'
import './tap-time.js'
import './check-in-app.js'
