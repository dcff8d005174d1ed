package tv.tributary.model;

import java.time.Duration;
import java.util.Optional;

/// A source of programme guides. Its settings were checked.
public record GuideSource(GuideSourceId id, Settings settings) {
    /// The user's settings.
    ///
    /// @param name unique, in any case
    /// @param location an address or a file; may hold a password
    /// @param provider whose own guide it is; empty for one the user added
    /// @param priority of two guides that know a channel the lower one counts
    /// @param refreshEvery zero for by hand only
    /// @param country whose channels it has (ISO 3166, lower case); empty to find out
    public record Settings(
            String name,
            String location,
            Optional<ProviderId> provider,
            int priority,
            Duration refreshEvery,
            boolean enabled,
            String country,
            GuideShift shift) {
        public static final Duration USUAL_REFRESH = Duration.ofHours(12);

        /// One as it is usually added.
        public static Settings of(String name, String location) {
            return new Settings(name, location, Optional.empty(), 0, USUAL_REFRESH, true, "", GuideShift.NONE);
        }

        public Settings withName(String other) {
            return new Settings(other, location, provider, priority, refreshEvery, enabled, country, shift);
        }

        public Settings withEnabled(boolean on) {
            return new Settings(name, location, provider, priority, refreshEvery, on, country, shift);
        }

        /// Leaves the location out.
        @Override
        public String toString() {
            return "Settings[" + name + "]";
        }
    }

    public GuideSource {
        if (settings.name().isBlank()) throw new IllegalArgumentException("guide source without a name");
        if (settings.location().isBlank()) throw new IllegalArgumentException("guide source without a location");
    }

    public String name() {
        return settings.name();
    }

    @Override
    public String toString() {
        return "GuideSource[" + id + " " + name() + "]";
    }
}
