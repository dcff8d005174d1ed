package tv.tributary.event;

/// Ends a listening when closed. Closing twice does nothing; after it returns no new call starts, but one under way
/// goes on.
@FunctionalInterface
public interface Subscription extends AutoCloseable {
    @Override
    void close();

    /// Listens to nothing.
    static Subscription none() {
        return () -> {};
    }

    /// Ends all of the given when closed.
    static Subscription all(Subscription... subscriptions) {
        return () -> {
            for (var subscription : subscriptions) subscription.close();
        };
    }
}
