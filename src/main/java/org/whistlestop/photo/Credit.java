package org.whistlestop.photo;

/** Names who stands behind a photo. */
final class Credit {

    private Credit() {}

    /** @param sender the name of who sent it, or null for a fan or somebody forgotten */
    static String of(Photo photo, String sender) {
        if (photo.credit != null) {
            return photo.credit;
        }
        return sender != null ? sender : photo.isFromFan() ? "A visitor" : "The tour";
    }
}
