package tv.tributary.model;

import java.time.Duration;

/// The user's settings for a provider. Not checked: it may be as the user typed it; what a [Provider] has was
/// checked.
///
/// @param priority lower comes first when backups are ordered
/// @param connections how many streams it allows at once; 0 means no known limit
/// @param userAgent what to call ourselves towards it; empty means the default
/// @param requests what else requests to it say, and by which way they go
/// @param refreshEvery how often its list is read again; zero means only when asked
/// @param grace how patient to be with its hiccups
public record ProviderSettings(
        String name,
        ProviderOrigin origin,
        int priority,
        int connections,
        String userAgent,
        RequestSettings requests,
        Duration refreshEvery,
        FailoverTolerance grace,
        boolean enabled) {
    /// The time that a source may be silent before a backup takes over.
    ///
    /// @param end how long a source that ended may take to come back
    /// @param stall how long a source that is still connected may send nothing
    public record FailoverTolerance(Duration end, Duration stall) {
        public FailoverTolerance {
            if (end.isNegative()) throw new IllegalArgumentException("end: " + end);
            if (!stall.isPositive()) throw new IllegalArgumentException("stall: " + stall);
        }

        /// The defaults: 150 ms after an end, a stall of 3 s.
        public static FailoverTolerance usual() {
            return new FailoverTolerance(Duration.ofMillis(150), Duration.ofSeconds(3));
        }
    }

    /// A new provider with the usual settings: one connection, read again every 12 hours.
    public static ProviderSettings of(String name, String location) {
        return new ProviderSettings(
                name,
                ProviderOrigin.typed(location),
                10,
                1,
                "",
                RequestSettings.NONE,
                Duration.ofHours(12),
                FailoverTolerance.usual(),
                true);
    }

    public String location() {
        return origin.location();
    }

    public ProviderSettings withName(String other) {
        return new ProviderSettings(
                other, origin, priority, connections, userAgent, requests, refreshEvery, grace, enabled);
    }

    public ProviderSettings withOrigin(ProviderOrigin other) {
        return new ProviderSettings(
                name, other, priority, connections, userAgent, requests, refreshEvery, grace, enabled);
    }

    public ProviderSettings withPriority(int other) {
        return new ProviderSettings(
                name, origin, other, connections, userAgent, requests, refreshEvery, grace, enabled);
    }

    public ProviderSettings withConnections(int other) {
        return new ProviderSettings(name, origin, priority, other, userAgent, requests, refreshEvery, grace, enabled);
    }

    public ProviderSettings withUserAgent(String other) {
        return new ProviderSettings(name, origin, priority, connections, other, requests, refreshEvery, grace, enabled);
    }

    public ProviderSettings withRequests(RequestSettings other) {
        return new ProviderSettings(
                name, origin, priority, connections, userAgent, other, refreshEvery, grace, enabled);
    }

    public ProviderSettings withRefreshEvery(Duration other) {
        return new ProviderSettings(name, origin, priority, connections, userAgent, requests, other, grace, enabled);
    }

    public ProviderSettings withGrace(FailoverTolerance other) {
        return new ProviderSettings(
                name, origin, priority, connections, userAgent, requests, refreshEvery, other, enabled);
    }

    public ProviderSettings withEnabled(boolean other) {
        return new ProviderSettings(
                name, origin, priority, connections, userAgent, requests, refreshEvery, grace, other);
    }

    /// Leaves the location out: it may hold a password.
    @Override
    public String toString() {
        return "ProviderSettings[" + name + "]";
    }

    /// The origin of a provider's streams: the kind of provider, and a location in that kind's own writing, as
    /// a JDBC URL is in its driver's.
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
}
