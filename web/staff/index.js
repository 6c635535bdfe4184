import './leaving-dialog.css'
import './silence-bar.css'
import './sign-out-guard.js'
