// Nothing to load by itself: the pages of a tour and of a stop import from here.
