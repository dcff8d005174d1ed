package tv.tributary.model;

import java.time.Duration;

/// A provider of streams.
///
/// @param location where its list lies: an `http(s)` URL or an absolute file path; may hold credentials
/// @param priority lower comes first when backups are ordered
/// @param connections how many streams it allows at once; 0 means no known limit
/// @param userAgent what to call ourselves towards it; empty means the default
/// @param refreshEvery how often its list is read again; zero means only when asked
/// @param grace how patient to be with its hiccups
public record Provider(
        ProviderId id,
        String name,
        String location,
        int priority,
        int connections,
        String userAgent,
        Duration refreshEvery,
        FailoverTolerance grace,
        boolean enabled) {
    public Provider {
        if (name.isBlank()) throw new IllegalArgumentException("provider without a name");
        if (location.isBlank()) throw new IllegalArgumentException("provider without a location");
        if (connections < 0) throw new IllegalArgumentException("connections: " + connections);
        if (refreshEvery.isNegative()) throw new IllegalArgumentException("refreshEvery: " + refreshEvery);
    }

    /// Leaves the location out: it may hold a password.
    @Override
    public String toString() {
        return "Provider[" + id + " " + name + "]";
    }
}
