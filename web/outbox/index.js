// Nothing to load by itself: the check-in app imports what it needs from here.
