package tv.tributary.catalog.lineup;

import java.util.Optional;
import java.util.Set;
import tv.tributary.model.ProviderId;

/// A query for channels.
///
/// @param text words that must all occur in name, group, number, guide id or names of its streams, in any case, or
///     that the merge would take for the channel's name; empty for all
/// @param groups any of these groups exactly; none for all
/// @param minBackups at least so many backups (sources beyond the first)
/// @param sight whether hidden ones are meant
/// @param favourites whether only favourites are meant
public record ChannelQuery(
        String text,
        Set<String> groups,
        Optional<ProviderId> provider,
        int minBackups,
        Sight sight,
        boolean favourites) {
    /// Hidden channels are for the editor only.
    public enum Sight {
        SHOWN,
        HIDDEN,
        BOTH
    }

    public ChannelQuery {
        groups = Set.copyOf(groups);
    }

    /// @param group exactly this one; empty for all
    public ChannelQuery(String text, String group, Optional<ProviderId> provider, int minBackups, Sight sight) {
        this(text, group.isEmpty() ? Set.of() : Set.of(group), provider, minBackups, sight, false);
    }

    /// Among those in sight.
    public ChannelQuery(String text, String group, Optional<ProviderId> provider, int minBackups) {
        this(text, group, provider, minBackups, Sight.SHOWN);
    }

    /// All in sight.
    public static ChannelQuery all() {
        return of("");
    }

    /// Those in sight that these words find.
    public static ChannelQuery of(String text) {
        return new ChannelQuery(text, Set.of(), Optional.empty(), 0, Sight.SHOWN, false);
    }

    /// The favourites in sight.
    public static ChannelQuery ofFavourites() {
        return new ChannelQuery("", Set.of(), Optional.empty(), 0, Sight.SHOWN, true);
    }

    public ChannelQuery with(Sight other) {
        return new ChannelQuery(text, groups, provider, minBackups, other, favourites);
    }

    /// Whether any channel fits, hidden or not.
    boolean isOpen() {
        return text.isBlank() && groups.isEmpty() && provider.isEmpty() && minBackups <= 0 && !favourites;
    }
}
