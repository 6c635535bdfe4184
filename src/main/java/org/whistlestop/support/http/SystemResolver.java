package org.whistlestop.support.http;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks the machine, on threads of its own: the machine's resolver knows no deadline. */
@ApplicationScoped
class SystemResolver implements Resolver {

    private static final int MOST_AT_ONCE = 16;

    private final ExecutorService lookups =
            new ThreadPoolExecutor(0, MOST_AT_ONCE, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                var thread = new Thread(task, "look-up");
                thread.setDaemon(true);
                return thread;
            });

    @Override
    public List<InetAddress> resolve(String host, Deadline deadline) {
        try {
            var lookup = lookups.submit(() -> List.of(InetAddress.getAllByName(host)));
            return lookup.get(deadline.millisLeft(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw OutboundException.unreachable("The name " + host + " stands for no address.", false);
        } catch (TimeoutException e) {
            throw OutboundException.unreachable("The name " + host + " was not found in time.", false);
        } catch (RejectedExecutionException e) {
            throw OutboundException.busy("Too many names are being looked up just now; try again in a minute.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw OutboundException.unreachable("Looking up " + host + " was interrupted.", false);
        }
    }
}
