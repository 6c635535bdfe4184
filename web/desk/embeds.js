import '../announce/copy-link.js'
