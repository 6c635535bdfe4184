package org.whistlestop.map;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The ways into a visitor's calendar; the two last are mere links, so that nobody is asked before somebody presses one.
 *
 * @param subscribe for a calendar program, which then follows each change
 * @param file the same as a file
 * @param google where Google's calendar takes it
 * @param outlook where Outlook's takes it
 */
public record CalendarLinks(String subscribe, String file, String google, String outlook) {

    private static final DateTimeFormatter BASIC = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT);

    /** Of a tour, which the calendars subscribe to. */
    static CalendarLinks ofTour(URI base, String path, String title) {
        var address = base.resolve(path + "/calendar.ics");
        var subscribe = subscribe(address);
        return new CalendarLinks(
                subscribe,
                address.getRawPath(),
                "https://calendar.google.com/calendar/render?cid=" + encoded(subscribe),
                "https://outlook.live.com/calendar/0/addfromweb?url=" + encoded(subscribe) + "&name=" + encoded(title));
    }

    /** Of a stop, which the calendars on the web take as it is now. */
    static CalendarLinks ofStop(URI base, StopCard stop, String host) {
        var address = base.resolve(stop.url() + "/calendar.ics");
        var page = base.resolve(stop.url()).toString();
        var title = host + " at " + stop.name();
        var window = stop.stop().window;
        var place = stop.store() + ", " + stop.stop().venue.street() + ", " + stop.place();
        return new CalendarLinks(
                subscribe(address),
                address.getRawPath(),
                "https://calendar.google.com/calendar/render?action=TEMPLATE&text=" + encoded(title) + "&dates="
                        + BASIC.format(window.startsLocal()) + "/" + BASIC.format(window.endsLocal()) + "&ctz="
                        + encoded(window.zone().getId()) + "&location=" + encoded(place) + "&details=" + encoded(page),
                "https://outlook.live.com/calendar/0/deeplink/compose?rru=addevent&subject=" + encoded(title)
                        + "&startdt=" + encoded(window.starts().toString()) + "&enddt="
                        + encoded(window.ends().toString()) + "&location=" + encoded(place) + "&body=" + encoded(page));
    }

    private static String subscribe(URI address) {
        return "webcal" + address.toString().substring(address.getScheme().length());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
