package tv.tributary.server.route;

import java.util.Optional;
import java.util.regex.MatchResult;
import tv.tributary.access.Grant;
import tv.tributary.model.ChannelId;

/// A request that was let in.
///
/// @param path with the groups of its route's pattern
/// @param grant by whose; empty where no viewer's token was asked for
public record RouteMatch(MatchResult path, Optional<Grant> grant) {
    /// By whose token a viewer came in.
    ///
    /// @throws IllegalStateException if the route's group wants none
    public Grant viewer() {
        return grant.orElseThrow(() -> new IllegalStateException("nobody's token was asked for"));
    }

    /// The text of a group of the pattern, counted from 1; empty if the group did not match.
    public String text(int group) {
        var found = path.group(group);
        return found == null ? "" : found;
    }

    /// @throws NumberFormatException if the pattern lets through what is no number
    public long number(int group) {
        return Long.parseLong(text(group));
    }

    /// The channel whose id is the first group.
    public ChannelId channel() {
        return new ChannelId(number(1));
    }
}
