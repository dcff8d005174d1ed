package tv.tributary.notify;

import java.time.Duration;
import java.util.Optional;

/// Sends messages to one kind of target. Blocks for some seconds at most; thread-safe.
interface AlertSender {
    /// What came of a try.
    ///
    /// @param words what is wrong, in words without a secret; empty if it was delivered
    /// @param again whether a later try may do better
    /// @param after how long the service wants to be left alone; empty if it did not say
    record Delivery(String words, boolean again, Optional<Duration> after) {
        static final Delivery DONE = new Delivery("", false, Optional.empty());

        static Delivery failed(String words) {
            return new Delivery(words, true, Optional.empty());
        }

        static Delivery refused(String words) {
            return new Delivery(words, false, Optional.empty());
        }

        boolean isDone() {
            return words.isEmpty();
        }
    }

    Delivery send(AlertTarget target, Alert alert);
}
