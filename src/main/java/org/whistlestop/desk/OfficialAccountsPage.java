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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.account.Caller;
import org.whistlestop.account.Permission;
import org.whistlestop.account.Scope;
import org.whistlestop.channel.AccountsView;
import org.whistlestop.channel.OfficialAccountEntry;
import org.whistlestop.channel.OfficialAccounts;
import org.whistlestop.support.FormAnswer;
import org.whistlestop.support.FormChecks;
import org.whistlestop.support.Problem;
import org.whistlestop.support.WhistlestopConfig;
import org.whistlestop.tour.Tours;

@Path("/desk/tours/{tour}/accounts")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.PUBLISH)
class OfficialAccountsPage {

    @Inject
    Tours tours;

    @Inject
    OfficialAccounts accounts;

    @Inject
    Caller caller;

    @Inject
    FormChecks checks;

    @Inject
    WhistlestopConfig config;

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        static native TemplateInstance accounts(AccountsScreen screen);
    }

    @GET
    @RolesAllowed(Scope.READ)
    @Operation(hidden = true)
    public TemplateInstance page(String tour, @RestQuery String did) {
        return show(tour, "", "", Done.textOf(did), null);
    }

    @POST
    @Operation(hidden = true)
    public RestResponse<Object> add(String tour, @RestForm String label, @RestForm String url) {
        return answer(tour, label, url, Done.ACCOUNT, () -> {
            var entry = checks.checked(new OfficialAccountEntry(label, url, null));
            accounts.put(tour, UUID.randomUUID(), entry);
        });
    }

    @POST
    @Path("{account}/rise")
    @Operation(hidden = true)
    public RestResponse<Object> raise(String tour, UUID account) {
        return answer(tour, "", "", Done.ORDER, () -> accounts.raise(tour, account));
    }

    @POST
    @Path("{account}/check")
    @Operation(hidden = true)
    public RestResponse<Object> check(String tour, UUID account) {
        return answer(tour, "", "", Done.LOOKED, () -> accounts.check(tour, account));
    }

    @POST
    @Path("{account}/removal")
    @Operation(hidden = true)
    public RestResponse<Object> remove(String tour, UUID account) {
        return answer(tour, "", "", Done.UNLISTED, () -> accounts.remove(tour, account));
    }

    private RestResponse<Object> answer(String tour, String label, String url, Done done, Runnable act) {
        return FormAnswer.to(
                () -> {
                    act.run();
                    return "/desk/tours/" + tour + "/accounts" + done.query();
                },
                problem -> show(tour, label, url, null, problem));
    }

    private TemplateInstance show(String slug, String label, String url, String done, Problem problem) {
        var tour = tours.forCaller(slug, Permission.SEE);
        return Templates.accounts(new AccountsScreen(
                slug,
                tour.title,
                config.baseUrl().resolve("/tours/" + slug + "/accounts").toString(),
                Permission.PLAN.isGivenTo(caller.rolesOn(tour.id)),
                accounts.list(slug).stream().map(AccountsView.Row::of).toList(),
                label,
                url,
                done,
                problem == null ? null : problem.detail()));
    }

    /**
     * The accounts that there are, and a form for another, as typed.
     *
     * @param address of the public page
     */
    record AccountsScreen(
            String tour,
            String title,
            String address,
            boolean mayPlan,
            List<AccountsView.Row> accounts,
            String label,
            String url,
            String done,
            String wrong) {
        public String here() {
            return "/desk/tours/" + tour + "/accounts";
        }
    }
}
