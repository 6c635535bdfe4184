/**
 * The blog's live post and the evening's wrap-up. Each is written once under a name fixed beforehand and then changed in place, in a
 * part of its own, and never over what an editor has changed in it.
 */
package org.whistlestop.story;
