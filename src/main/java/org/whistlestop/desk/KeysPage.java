package org.whistlestop.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.account.Caller;
import org.whistlestop.account.FreshProof;
import org.whistlestop.account.Permission;
import org.whistlestop.account.Scope;
import org.whistlestop.channel.ChannelKeyView;
import org.whistlestop.channel.ChannelKeys;
import org.whistlestop.channel.NewChannelKey;
import org.whistlestop.support.FormAnswer;
import org.whistlestop.support.FormChecks;
import org.whistlestop.support.Problem;
import org.whistlestop.tour.StoreTime;
import org.whistlestop.tour.Tours;

@Path("/desk/tours/{tour}/keys")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.KEYS)
class KeysPage {

    @Inject
    Tours tours;

    @Inject
    ChannelKeys keys;

    @Inject
    Caller caller;

    @Inject
    FormChecks checks;

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        static native TemplateInstance keys(KeysScreen screen);
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance page(String tour, @RestQuery String did) {
        return show(tour, "", Done.textOf(did), null);
    }

    @POST
    @FreshProof
    @Operation(hidden = true)
    public RestResponse<Object> keep(String tour, @RestForm String name, @RestForm String value) {
        return answer(tour, name, Done.KEPT, () -> keys.put(tour, name, checks.checked(new NewChannelKey(value))));
    }

    @POST
    @Path("{name}/removal")
    @FreshProof
    @Operation(hidden = true)
    public RestResponse<Object> remove(String tour, String name) {
        return answer(tour, "", Done.FORGOTTEN, () -> keys.remove(tour, name));
    }

    private RestResponse<Object> answer(String tour, String name, Done done, Runnable act) {
        return FormAnswer.to(
                () -> {
                    act.run();
                    return "/desk/tours/" + tour + "/keys" + done.query();
                },
                problem -> show(tour, name, null, problem));
    }

    private TemplateInstance show(String slug, String name, String done, Problem problem) {
        var tour = tours.forCaller(slug, Permission.KEEP_KEYS);
        return Templates.keys(new KeysScreen(
                slug,
                tour.title,
                caller.isFresh(),
                keys.list(slug).stream().map(Row::of).toList(),
                name,
                done,
                problem == null ? null : problem.detail()));
    }

    /** The keys that there are; never a value, not even the one that was just typed. */
    record KeysScreen(
            String tour, String title, boolean fresh, List<Row> keys, String name, String done, String wrong) {
        public String here() {
            return "/desk/tours/" + tour + "/keys";
        }
    }

    record Row(String name, String setBy, String setAt) {
        static Row of(ChannelKeyView key) {
            return new Row(key.name(), key.setBy().name(), StoreTime.moment(key.setAt(), ZoneOffset.UTC));
        }
    }
}
