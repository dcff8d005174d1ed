package tv.tributary.catalog.lineup;

import java.util.Optional;
import tv.tributary.model.ProviderId;

/// A query for channels.
///
/// @param text words that must all occur in name, group, number or guide id, in any case; empty for all
/// @param group exactly this group; empty for all
/// @param minBackups at least so many backups (sources beyond the first)
/// @param sight whether hidden ones are meant
public record ChannelQuery(String text, String group, Optional<ProviderId> provider, int minBackups, Sight sight) {
    /// Hidden channels are for the editor only.
    public enum Sight {
        SHOWN,
        HIDDEN,
        BOTH
    }

    /// Among those in sight.
    public ChannelQuery(String text, String group, Optional<ProviderId> provider, int minBackups) {
        this(text, group, provider, minBackups, Sight.SHOWN);
    }

    /// All in sight.
    public static ChannelQuery all() {
        return new ChannelQuery("", "", Optional.empty(), 0);
    }

    public ChannelQuery with(Sight other) {
        return new ChannelQuery(text, group, provider, minBackups, other);
    }

    /// Whether any channel fits, hidden or not.
    boolean isOpen() {
        return text.isBlank() && group.isEmpty() && provider.isEmpty() && minBackups <= 0;
    }
}
