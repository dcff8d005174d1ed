package tv.tributary.notify;

import java.util.List;

/// Where messages go, as stored: with the secrets of the services.
///
/// @param lastId the highest id that was given to a target
record AlertSettings(long lastId, List<AlertTarget> targets) {
    static final String NAME = "alerts";

    AlertSettings {
        targets = List.copyOf(targets);
    }

    static AlertSettings defaults() {
        return new AlertSettings(0, List.of());
    }

    /// Leaves the targets out: secrets are among them.
    @Override
    public String toString() {
        return "AlertSettings[" + targets.size() + "]";
    }
}
