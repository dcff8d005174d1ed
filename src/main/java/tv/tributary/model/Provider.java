package tv.tributary.model;

/// A provider of streams. Its settings were checked.
public record Provider(ProviderId id, ProviderSettings settings) {
    public Provider {
        if (settings.name().isBlank()) throw new IllegalArgumentException("provider without a name");
        if (settings.location().isBlank()) throw new IllegalArgumentException("provider without a location");
        if (settings.connections() < 0) throw new IllegalArgumentException("connections: " + settings.connections());
        if (settings.refreshEvery().isNegative())
            throw new IllegalArgumentException("refreshEvery: " + settings.refreshEvery());
    }

    public String name() {
        return settings.name();
    }

    public boolean enabled() {
        return settings.enabled();
    }

    /// Leaves the location out: it may hold a password.
    @Override
    public String toString() {
        return "Provider[" + id + " " + name() + "]";
    }
}
