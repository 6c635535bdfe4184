package org.whistlestop.conversation.mention.intake;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.whistlestop.conversation.elsewhere.MentionsConfig;
import org.whistlestop.conversation.mention.AnsweredMentions;
import org.whistlestop.conversation.mention.Mention;
import org.whistlestop.support.work.Backlog;
import org.whistlestop.support.work.DueRows;

/** Looks at the pages that are said to link to us: new ones at once, shown ones every month. */
@ApplicationScoped
class Verification {

    private static final Logger LOG = Logger.getLogger(Verification.class);

    /** Much longer than a look can take; who dies over one is followed by another after that. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    @Inject
    AgroalDataSource database;

    @Inject
    MentionsConfig config;

    @Inject
    Looking looking;

    @Inject
    AnsweredMentions answered;

    @Inject
    EntityManager entities;

    @Inject
    Clock clock;

    private DueRows due;

    @Produces
    @Singleton
    static Backlog backlog() {
        return new Backlog(
                "mentions", "select extract(epoch from now() - min(due_at)) from mention where due_at <= now()");
    }

    @PostConstruct
    void prepare() {
        due = new DueRows(database, "mention", "true", LEASE);
    }

    /** A slow page must not outlive the database. */
    void stop(@Observes ShutdownEvent stopping) {
        due.stop();
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void lookAtDue() {
        due.work(config.threads(), this::look);
    }

    private void look(DueRows.Claim claim) {
        var asked = QuarkusTransaction.requiringNew().call(() -> find(claim));
        asked.ifPresent(mention -> {
            var seen = lookAt(mention);
            if (!due.isStopping()) {
                QuarkusTransaction.requiringNew().run(() -> keep(claim, seen));
            }
        });
    }

    /** A page that our own program stumbles over is not visited for ever. */
    private Look lookAt(Mention mention) {
        try {
            return looking.at(mention.source, mention.target);
        } catch (RuntimeException e) {
            LOG.errorf(e, "Mention %s could not be looked at", mention.id);
            return new Look.Silent("Our own program could not read the page.");
        }
    }

    private Optional<Mention> find(DueRows.Claim claim) {
        return Mention.findByIdOptional(claim.id());
    }

    /** Somebody may have decided meanwhile, and another process have taken it when we were slow. */
    private void keep(DueRows.Claim claim, Look seen) {
        Mention mention = entities.find(Mention.class, claim.id(), LockModeType.PESSIMISTIC_WRITE);
        if (mention == null || !claim.key().equals(mention.claim)) {
            return;
        }
        var now = clock.instant();
        if (seen instanceof Look.Links links) {
            mention.verified(links.quoted(), config.lookAgain(), now);
        } else if (seen instanceof Look.LinksNot not) {
            mention.untrue(cut(not.why()), now);
        } else if (seen instanceof Look.Silent silent) {
            mention.silent(cut(silent.why()), now);
        } else if (seen instanceof Look.NotYet notYet) {
            mention.postponed(cut(notYet.why()), notYet.until(), now);
        }
        answered.mayHaveChanged(mention);
    }

    private static String cut(String why) {
        return PlainWords.cut(PlainWords.of(why), 299);
    }
}
