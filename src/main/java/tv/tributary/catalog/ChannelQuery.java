package tv.tributary.catalog;

import java.util.Optional;
import tv.tributary.model.ProviderId;

/// Which channels to show.
///
/// @param text words that must all occur in name, group, number or guide id, in any case; empty for all
/// @param group exactly this group; empty for all
/// @param minBackups at least so many backups (sources beyond the first)
public record ChannelQuery(String text, String group, Optional<ProviderId> provider, int minBackups) {
    public static ChannelQuery all() {
        return new ChannelQuery("", "", Optional.empty(), 0);
    }
}
