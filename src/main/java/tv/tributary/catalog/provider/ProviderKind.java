package tv.tributary.catalog.provider;

/// A kind of provider: how its location is written and how its entries are read. Another kind is another
/// implementation, named where [ProviderKinds] are built. Thread-safe.
public interface ProviderKind {
    /// Stored with each provider of this kind, so it must stay.
    String id();

    /// Whether a location as a user typed it is one of this kind.
    boolean accepts(String typed);

    /// A location as it is stored, of what a user typed. May look at files, never at the network.
    ///
    /// @throws InvalidProvider with the problem
    String location(String typed);
}
