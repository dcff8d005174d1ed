package tv.tributary.event;

/// A subscription; closing it ends it. Closing twice does nothing; after it returns no new call starts, but one in
/// progress finishes.
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
