package tv.tributary.model;

/// Where a provider's streams come from: which kind of provider it is, and a location in that kind's own writing, as a
/// JDBC URL is in its driver's.
///
/// @param kind the id of the kind, such as `m3u`; empty in what was just typed, as the location tells
/// @param location may hold credentials
public record ProviderOrigin(String kind, String location) {
    /// As a user typed or pasted it.
    public static ProviderOrigin typed(String location) {
        return new ProviderOrigin("", location);
    }

    /// Leaves the location out: it may hold a password.
    @Override
    public String toString() {
        return "ProviderOrigin[" + kind + "]";
    }
}
