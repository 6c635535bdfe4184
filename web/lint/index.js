import './lint.css'
import './lint-panel.js'
