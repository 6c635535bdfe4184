// Nothing to load by itself: the bundler only sees folders that are bundles, and others import from this one.
