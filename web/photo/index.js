// For staff pages that let people choose photos; what the public's pages need, their own bundles import from this folder.
import './photo-picker.css'
import './photo-picker.js'
