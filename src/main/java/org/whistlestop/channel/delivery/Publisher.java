package org.whistlestop.channel.delivery;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.whistlestop.channel.Access;
import org.whistlestop.channel.ChannelKind;
import org.whistlestop.channel.Messenger;
import org.whistlestop.channel.NotSent;
import org.whistlestop.channel.Picture;
import org.whistlestop.channel.Sent;
import org.whistlestop.channel.Steps;
import org.whistlestop.channel.Steps.LostLease;

/** Takes one claimed delivery to its channel and writes down what came of it. */
class Publisher {

    private static final Logger LOG = Logger.getLogger(Publisher.class);

    private final DeliveryQueue queue;
    private final Map<ChannelKind, Messenger> messengers;
    private final Doors doors;
    private final Function<Claim, Picture> pictures;
    private final Consumer<String> passed;

    /**
     * @param pictures finds the photo of a delivery, null where it has none
     * @param passed hears of each step behind which the process could die
     */
    Publisher(
            DeliveryQueue queue,
            Map<ChannelKind, Messenger> messengers,
            Doors doors,
            Function<Claim, Picture> pictures,
            Consumer<String> passed) {
        this.queue = queue;
        this.messengers = messengers;
        this.doors = doors;
        this.pictures = pictures;
        this.passed = passed;
    }

    /** Answers whether it stands there now. */
    boolean publish(Claim claim) {
        passed.accept("claimed");
        try {
            var sent = deliver(claim);
            passed.accept("answered");
            if (sent.isEmpty()) {
                queue.cancelled(claim);
                return false;
            }
            var settled = queue.sent(claim, sent.get());
            passed.accept("settled");
            return settled;
        } catch (LostLease e) {
            LOG.infof("Delivery %s went to another process", claim.id());
        } catch (NotSent e) {
            queue.notSent(claim, e);
        } catch (RuntimeException e) {
            // Nobody knows how far it came, so it is looked up like any other unknown outcome.
            LOG.errorf(e, "Delivery %s broke off", claim.id());
            queue.notSent(
                    claim,
                    NotSent.unknown("Our own program broke off: " + e.getClass().getSimpleName()));
        }
        return false;
    }

    /** Empty when it does not stand there and shall not. */
    private Optional<Sent> deliver(Claim claim) {
        var door = doors.open(claim.channelId());
        var messenger = messengers.get(door.kind());
        var access = watched(door.access(), claim);
        var steps = new KeptSteps(claim);
        var message = claim.message(pictures.apply(claim));
        if (claim.unsure() && (claim.cancelled() || !messenger.isRepeatable())) {
            var found = messenger.find(access, message, steps);
            if (found.isPresent() || claim.cancelled()) {
                return found;
            }
        }
        return Optional.of(messenger.send(access, message, steps));
    }

    /** Keeps the lease with each request, and makes none for what is not ours or not wanted any more. */
    private Access watched(Access access, Claim claim) {
        return access.over(request -> {
            queue.goOn(claim);
            return access.line().send(request);
        });
    }

    /** Steps in the database, kept before anything else is done. */
    private final class KeptSteps implements Steps {
        private final Claim claim;

        KeptSteps(Claim claim) {
            this.claim = claim;
        }

        @Override
        public String once(String step, Supplier<String> doing) {
            var kept = queue.findStep(claim, step);
            if (kept.isPresent()) {
                return kept.get();
            }
            queue.goOn(claim);
            var value = queue.keepStep(claim, step, doing.get());
            passed.accept("step " + step);
            return value;
        }

        @Override
        public Optional<String> find(String step) {
            return queue.findStep(claim, step);
        }

        @Override
        public void goOn() {
            queue.goOn(claim);
        }
    }
}
