package org.whistlestop.support.limit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.BucketExceptions.BucketExecutionException;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TokensInheritanceStrategy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.optimization.DelayParameters;
import io.github.bucket4j.distributed.proxy.optimization.Optimization;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import io.github.bucket4j.util.concurrent.batch.BatchHelper;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Counts in the database what each address and person has asked. What is frequent is counted here first and brought to the
 * database once a second or after a hundredth of the limit, so that a busy person's requests cost nothing there.
 */
@ApplicationScoped
class Counters {

    private static final Logger LOG = Logger.getLogger(Counters.class);

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int REMEMBERED = 50_000;
    private static final int REMOVED_AT_ONCE = 1_000;
    private static final String HASH = "HmacSHA256";

    private final LimitsConfig config;
    private final PostgreSQLSelectForUpdateBasedProxyManager<byte[]> table;
    private final LoadingCache<Subject, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterAccess(WINDOW)
            .build(this::bucketOf);

    @Inject
    Counters(LimitsConfig config, DataSource database) {
        this.config = config;
        this.table = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
                .primaryKeyMapper((PrimaryKeyMapper<byte[]>) (statement, at, key) -> statement.setBytes(at, key))
                .table("rate_limit")
                .idColumn("id")
                .stateColumn("state")
                .expiresAtColumn("expires_at")
                .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(WINDOW))
                .build();
    }

    private record Subject(Limit limit, String who) {}

    /** Counts one request; empty where the database cannot be asked, for then the request itself will say so. */
    Optional<Answer> count(Limit limit, String who) {
        try {
            return Optional.of(Answer.of(limit, limit.aMinute(config), consume(new Subject(limit, who))));
        } catch (BucketExecutionException | BatchHelper.BatchFailedException e) {
            LOG.warnf("Not counted: %s", e.getMessage());
            return Optional.empty();
        }
    }

    /** Of many who come together behind a row that is gone, one makes it anew and the others are told that it was gone. */
    private ConsumptionProbe consume(Subject subject) {
        try {
            return buckets.get(subject).tryConsumeAndReturnRemaining(1);
        } catch (BatchHelper.BatchFailedException e) {
            buckets.invalidate(subject);
            return buckets.get(subject).tryConsumeAndReturnRemaining(1);
        }
    }

    private Bucket bucketOf(Subject subject) {
        var aMinute = subject.limit().aMinute(config);
        var configuration = BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(aMinute).refillGreedy(aMinute, WINDOW))
                .build();
        var bucket = table.builder()
                .withOptimization(optimization(subject.limit(), aMinute))
                // A knob that was turned counts for what stands in the table too.
                .withImplicitConfigurationReplacement(aMinute, TokensInheritanceStrategy.RESET)
                .build(keyOf(subject.limit() + " " + subject.who()), configuration);
        bucket.getAvailableTokens(); // makes its row, before many at once find none
        return bucket;
    }

    /** Guesses are few and counted exactly. */
    private static Optimization optimization(Limit limit, long aMinute) {
        return limit == Limit.SECRETS
                ? Optimizations.batching()
                : Optimizations.delaying(new DelayParameters(Math.max(1, aMinute / 100), Duration.ofSeconds(1)));
    }

    byte[] keyOf(String subject) {
        try {
            var mac = Mac.getInstance(HASH);
            mac.init(new SecretKeySpec(
                    ("whistlestop limits " + config.key().orElse("")).getBytes(StandardCharsets.UTF_8), HASH));
            return mac.doFinal(subject.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Scheduled(every = "10m")
    void forgetExpired() {
        while (table.removeExpired(REMOVED_AT_ONCE) == REMOVED_AT_ONCE) {
            LOG.debug("More expired counters");
        }
    }
}
