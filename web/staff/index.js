import './leaving-dialog.css'
import './sign-out-guard.js'
