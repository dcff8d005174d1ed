package tv.tributary.ui.dashboard;

import java.util.Optional;
import tv.tributary.model.ChannelId;

/// The dashboard's layout; kept between runs.
///
/// @param panel the channel whose panel is open
public record DashboardLayout(Optional<ChannelId> panel) {
    /// The name the record is stored under.
    public static final String NAME = "dashboard";

    public static DashboardLayout defaults() {
        return new DashboardLayout(Optional.empty());
    }
}
