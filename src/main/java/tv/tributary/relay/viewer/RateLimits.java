package tv.tributary.relay.viewer;

import java.util.Map;

/// How fast viewers may be served, in bytes a second; 0 means as fast as they take it.
///
/// @param viewer each viewer
/// @param channel each channel's viewers together
/// @param all everybody together
/// @param classes the viewers of one user class together, by [ViewerRequest#userClass]; a class that is not named
///     has no cap
public record RateLimits(long viewer, long channel, long all, Map<String, Long> classes) {
    public RateLimits {
        classes = Map.copyOf(classes);
        if (viewer < 0 || channel < 0 || all < 0 || classes.values().stream().anyMatch(c -> c < 0)) {
            throw new IllegalArgumentException("a cap is negative");
        }
    }

    public static RateLimits none() {
        return new RateLimits(0, 0, 0, Map.of());
    }
}
