package org.whistlestop.desk.announcement;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.account.Caller;
import org.whistlestop.account.FreshProof;
import org.whistlestop.account.Permission;
import org.whistlestop.account.Scope;
import org.whistlestop.channel.ChannelChecks;
import org.whistlestop.channel.ChannelKind;
import org.whistlestop.channel.ChannelView;
import org.whistlestop.channel.Channels;
import org.whistlestop.support.FormAnswer;
import org.whistlestop.support.FormChecks;
import org.whistlestop.support.Problem;
import org.whistlestop.support.ProblemException;
import org.whistlestop.tour.Tour;
import org.whistlestop.tour.Tours;

/** Where a tour speaks. Everybody of the tour sees it; who keeps its keys changes it. */
@Path("/desk/tours/{tour}/channels")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.READ)
class ChannelPage {

    @Inject
    Tours tours;

    @Inject
    Channels channels;

    @Inject
    ChannelChecks connection;

    @Inject
    Caller caller;

    @Inject
    FormChecks checks;

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        static native TemplateInstance channels(ChannelsScreen screen);

        static native TemplateInstance channelsForm(ChannelScreen screen);
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance page(String tour, @RestQuery String did) {
        return list(tour, CalendarDone.textOf(did), null);
    }

    @GET
    @Path("new")
    @RolesAllowed(Scope.KEYS)
    @Operation(hidden = true)
    public TemplateInstance ofNew(String tour, @RestQuery String kind) {
        tours.forCaller(tour, Permission.KEEP_KEYS);
        var known = ChannelFields.kind(kind);
        mustBeSpoken(known);
        return form(tour, known, null, ChannelForm.ofNew(known), null);
    }

    @GET
    @Path("{channel}")
    @RolesAllowed(Scope.KEYS)
    @Operation(hidden = true)
    public TemplateInstance ofKnown(String tour, UUID channel) {
        tours.forCaller(tour, Permission.KEEP_KEYS);
        var known = channels.get(tour, channel);
        return form(tour, known.kind(), known, ChannelForm.of(known), null);
    }

    @POST
    @RolesAllowed(Scope.KEYS)
    @FreshProof
    @Operation(hidden = true)
    public RestResponse<Object> add(String tour, @BeanParam ChannelForm form) {
        caller.mustHold(Scope.READ);
        tours.forCaller(tour, Permission.KEEP_KEYS);
        var kind = ChannelFields.kind(form.kind());
        var id = form.id() == null ? UUID.randomUUID() : form.id();
        return FormAnswer.to(
                () -> set(tour, id, form, Map.of()), problem -> form(tour, kind, null, form.withId(id), problem));
    }

    @POST
    @Path("{channel}")
    @RolesAllowed(Scope.KEYS)
    @FreshProof
    @Operation(hidden = true)
    public RestResponse<Object> change(String tour, UUID channel, @BeanParam ChannelForm form) {
        caller.mustHold(Scope.READ);
        tours.forCaller(tour, Permission.KEEP_KEYS);
        var known = channels.get(tour, channel);
        return FormAnswer.to(
                () -> set(tour, channel, form, known.settings()),
                problem -> form(tour, known.kind(), known, form.withId(channel), problem));
    }

    /** Asks the channel at once whether it works: who set it up is still there to mend it. */
    private String set(String tour, UUID id, ChannelForm form, Map<String, String> former) {
        channels.put(tour, id, checks.checked(form.request(former)));
        connection.check(tour, id);
        return at(tour, CalendarDone.CHANNEL_SET, id);
    }

    @POST
    @Path("{channel}/check")
    @RolesAllowed({Scope.PUBLISH, Scope.KEYS})
    @Operation(hidden = true)
    public RestResponse<Object> check(String tour, UUID channel) {
        caller.mustHold(Scope.READ);
        return FormAnswer.to(
                () -> {
                    connection.check(tour, channel);
                    return at(tour, CalendarDone.CHANNEL_TESTED, channel);
                },
                problem -> list(tour, null, problem));
    }

    @POST
    @Path("{channel}/removal")
    @RolesAllowed(Scope.KEYS)
    @FreshProof
    @Operation(hidden = true)
    public RestResponse<Object> remove(String tour, UUID channel) {
        caller.mustHold(Scope.READ);
        return FormAnswer.to(
                () -> {
                    channels.remove(tour, channel);
                    return "/desk/tours/" + tour + "/channels" + CalendarDone.CHANNEL_REMOVED.query();
                },
                problem -> list(tour, null, problem));
    }

    private static String at(String tour, CalendarDone done, UUID channel) {
        return "/desk/tours/" + tour + "/channels" + done.query() + "#channel-" + channel;
    }

    private void mustBeSpoken(ChannelKind kind) {
        if (!channels.messengers().containsKey(kind)) {
            throw ProblemException.notFound("This kind of channel is not spoken here.");
        }
    }

    private TemplateInstance list(String slug, String done, Problem problem) {
        var tour = tours.forCaller(slug, Permission.SEE);
        var rows = channels.list(slug).stream().map(ChannelRow::new).toList();
        return Templates.channels(new ChannelsScreen(
                slug,
                tour.title,
                rows,
                mayKeep(tour) ? kinds() : List.of(),
                mayKeep(tour),
                caller.isFresh(),
                done,
                problem == null ? null : problem.detail()));
    }

    private boolean mayKeep(Tour tour) {
        return caller.may(tour.id, Permission.KEEP_KEYS);
    }

    /** Those that somebody here speaks. */
    private List<ChannelFields> kinds() {
        var spoken = channels.messengers();
        return Arrays.stream(ChannelKind.values())
                .filter(spoken::containsKey)
                .map(ChannelFields::of)
                .toList();
    }

    private TemplateInstance form(
            String slug, ChannelKind kind, ChannelView known, ChannelForm typed, Problem problem) {
        var tour = tours.forCaller(slug, Permission.KEEP_KEYS);
        return Templates.channelsForm(new ChannelScreen(
                slug,
                tour.title,
                ChannelFields.of(kind),
                known,
                typed,
                caller.isFresh(),
                problem == null ? null : problem.detail()));
    }

    /** @param kinds that may be added; none for who may not */
    record ChannelsScreen(
            String tour,
            String title,
            List<ChannelRow> channels,
            List<ChannelFields> kinds,
            boolean mayKeep,
            boolean fresh,
            String done,
            String wrong) {
        public String here() {
            return "/desk/tours/" + tour + "/channels";
        }
    }

    /** @param known null for a new one */
    record ChannelScreen(
            String tour,
            String title,
            ChannelFields fields,
            ChannelView known,
            ChannelForm typed,
            boolean fresh,
            String wrong) {
        public String here() {
            return "/desk/tours/" + tour + "/channels"
                    + (known == null ? "/new?kind=" + fields.kind().word() : "/" + known.id());
        }
    }
}
