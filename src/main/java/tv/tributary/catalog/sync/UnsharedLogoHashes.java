package tv.tributary.catalog.sync;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.catalog.lineup.Lineup;
import tv.tributary.identity.match.LogoHashes;

/// Logo hashes that tell channels apart: a logo that many channels share is the provider's own and says nothing. For
/// one sync: counts on first use, in some hundredths of a second for 100,000 channels. Not thread-safe.
final class UnsharedLogoHashes implements LogoHashes {
    /// A picture with more names than this is no channel's logo.
    private static final int CROWD = 12;

    private final LogoHashes all;
    private final Lineup lineup;
    private Map<Long, Set<String>> names = Map.of();
    private boolean counted;

    UnsharedLogoHashes(LogoHashes all, Lineup lineup) {
        this.all = all;
        this.lineup = lineup;
    }

    @Override
    public OptionalLong of(String url) {
        var look = all.of(url);
        if (look.isEmpty()) return look;
        if (!counted) count();
        return names.getOrDefault(look.getAsLong(), Set.of()).size() > CROWD ? OptionalLong.empty() : look;
    }

    private void count() {
        counted = true;
        names = new HashMap<>();
        for (var row : lineup.list(ChannelQuery.all())) {
            var logo = row.channel().logo();
            if (logo.isEmpty()) continue;
            all.of(logo)
                    .ifPresent(look -> names.computeIfAbsent(look, _ -> new HashSet<>())
                            .add(row.channel().name()));
        }
    }
}
