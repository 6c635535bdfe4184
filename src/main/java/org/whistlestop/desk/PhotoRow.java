package org.whistlestop.desk;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.whistlestop.image.Format;
import org.whistlestop.photo.PhotoCard;
import org.whistlestop.photo.PhotoState;
import org.whistlestop.photo.PhotoView;
import org.whistlestop.tour.StoreTime;

/**
 * A photo in the words of the desk.
 *
 * @param picture path of a small copy; null while there is none
 * @param large path of a large copy
 * @param zone of its stop, for the times
 */
record PhotoRow(PhotoView photo, String picture, String large, ZoneId zone, boolean mayModerate, boolean mayRemove) {

    static PhotoRow of(PhotoView photo, ZoneId zone, boolean mayModerate, boolean isOwn) {
        var jpegs = photo.sources().stream()
                .filter(source -> source.format() == Format.JPEG)
                .toList();
        return new PhotoRow(
                photo,
                jpegs.isEmpty() ? null : at(jpegs, 640),
                jpegs.isEmpty() ? null : at(jpegs, 1280),
                zone == null ? ZoneOffset.UTC : zone,
                mayModerate,
                mayModerate || isOwn);
    }

    private static String at(List<PhotoCard.Source> jpegs, int width) {
        return jpegs.stream()
                .filter(source -> source.width() >= width)
                .findFirst()
                .orElse(jpegs.get(jpegs.size() - 1))
                .url();
    }

    public UUID id() {
        return photo.id();
    }

    /** For the picture here: what it shows, or that nobody has said so yet. */
    public String words() {
        return photo.alt() != null ? photo.alt() : "Photo without a description";
    }

    public String received() {
        return StoreTime.moment(photo.receivedAt(), zone);
    }

    public String taken() {
        return photo.takenAt() == null ? null : StoreTime.moment(photo.takenAt(), zone);
    }

    public String decided() {
        return photo.decidedAt() == null ? null : StoreTime.moment(photo.decidedAt(), zone);
    }

    public boolean isFromFan() {
        return photo.sender() == null;
    }

    public String state() {
        return switch (photo.state()) {
            case PROCESSING -> "being prepared";
            case FAILED -> "cannot be shown";
            case ASKS_FOR_STOP -> "which stop?";
            case WAITING -> "waits for a decision";
            case SCHEDULED -> "appears with its stop";
            case SHOWN -> photo.reports().isEmpty() ? "public" : "reported";
            case REJECTED -> "rejected";
            case REMOVED -> "taken down";
            case WITHDRAWN -> "taken back by its sender";
        };
    }

    /** Of the badges there are. */
    public String badge() {
        return switch (photo.state()) {
            case PROCESSING, SCHEDULED -> "planned";
            case ASKS_FOR_STOP, WAITING -> "late";
            case SHOWN -> photo.reports().isEmpty() ? "done" : "cancelled";
            case FAILED, REJECTED, REMOVED, WITHDRAWN -> "cancelled";
        };
    }

    public boolean canBeApproved() {
        return mayModerate && (photo.state() == PhotoState.WAITING || photo.state() == PhotoState.REJECTED);
    }

    public boolean canBeKept() {
        return mayModerate
                && photo.state() == PhotoState.SHOWN
                && !photo.reports().isEmpty();
    }

    public boolean canBeRejected() {
        return mayModerate && photo.state() == PhotoState.WAITING;
    }

    public boolean canBeRemoved() {
        return mayRemove
                && switch (photo.state()) {
                    case SHOWN, SCHEDULED, ASKS_FOR_STOP, PROCESSING, FAILED ->
                        !isFromFan() || photo.state() == PhotoState.SHOWN || photo.state() == PhotoState.SCHEDULED;
                    default -> false;
                };
    }

    public boolean canBeRestored() {
        return mayModerate && photo.state() == PhotoState.REMOVED;
    }
}
