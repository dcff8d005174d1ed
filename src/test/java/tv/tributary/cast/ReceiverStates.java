package tv.tributary.cast;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/// Waits for what players come to.
final class ReceiverStates {
    private ReceiverStates() {}

    /// Ten seconds at most.
    static ReceiverState await(Receivers receivers, long id, Predicate<ReceiverState> wanted)
            throws InterruptedException {
        var seen = new CompletableFuture<ReceiverState>();
        try (var _ = receivers
                .live()
                .follow(all -> all.stream()
                        .filter(one -> one.receiver().id() == id)
                        .map(Receivers.ReceiverStatus::state)
                        .filter(wanted)
                        .forEach(seen::complete))) {
            return seen.get(10, TimeUnit.SECONDS);
        } catch (TimeoutException | java.util.concurrent.ExecutionException e) {
            throw new AssertionError("it is " + receivers.find(id), e);
        }
    }
}
