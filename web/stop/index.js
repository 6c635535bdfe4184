import '../map/still.css'
import '../map/hero.css'
import './stop.css'
import './live-stop.js'
