package tv.tributary.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;
import tv.tributary.model.Provider;
import tv.tributary.model.ProviderId;
import tv.tributary.model.SourceKind;
import tv.tributary.store.ChannelStore.KindCount;
import tv.tributary.store.ChannelStore.Member;
import tv.tributary.store.ProviderRow;

/// Makes a line-up of stored members that come channel by channel. One use.
final class LineupBuilder {
    private static final Comparator<Placed> PLAYLIST_ORDER = Comparator.comparingLong(Placed::number)
            .thenComparing(placed -> placed.row.channel().group())
            .thenComparing(placed -> placed.row.channel().name());

    /// @param number what its number sorts by
    private record Placed(long number, ChannelRow row) {}

    private final Lineup before;
    private final List<Placed> placed = new ArrayList<>();
    private final List<Member> members = new ArrayList<>();
    private final Map<String, String> shared = new HashMap<>();
    private final List<ProviderRow> present;
    private final Map<Long, Provider> shown = new HashMap<>();
    private final Comparator<Member> firstToTryFirst = Comparator.comparingInt(this::priority)
            .thenComparing(Comparator.comparingInt(Member::quality).reversed())
            .thenComparingLong(Member::provider)
            .thenComparingInt(Member::position);
    private final Map<List<ProviderId>, List<ProviderId>> carriers = new HashMap<>();
    private final Map<ProviderId, Integer> channelsOf = new HashMap<>();
    private final Map<ProviderId, Integer> sourcesOf = new HashMap<>();
    private final Map<Long, Integer> streamsOf = new HashMap<>();
    private int films;
    private int sources;
    private int withBackups;

    /// @param before rows that did not change are taken from it, so that they are held once
    /// @param present only the streams of those that are enabled become channels
    LineupBuilder(Lineup before, List<ProviderRow> present) {
        this.before = before;
        this.present = present;
        for (var row : present) {
            var provider = row.provider();
            if (provider.enabled()) shown.put(provider.id().value(), provider);
        }
    }

    void add(Member member) {
        streamsOf.merge(member.provider(), 1, Integer::sum);
        if (!shown.containsKey(member.provider())) return;
        if (!members.isEmpty() && members.getFirst().channel() != member.channel()) finishChannel();
        members.add(member);
    }

    /// @param counts of the entries that are no members
    void counts(List<KindCount> counts) {
        streamsOf.forEach((provider, count) -> sourcesOf.merge(new ProviderId(provider), count, Integer::sum));
        for (var count : counts) {
            if (count.kind() == SourceKind.SEPARATOR) continue;
            sourcesOf.merge(count.provider(), count.count(), Integer::sum);
            var shown = present.stream()
                    .map(ProviderRow::provider)
                    .anyMatch(provider -> provider.enabled() && provider.id().equals(count.provider()));
            if (shown && count.kind() == SourceKind.VOD) films += count.count();
        }
    }

    Lineup build(long revision) {
        if (!members.isEmpty()) finishChannel();
        placed.sort(PLAYLIST_ORDER);
        var rows = placed.stream().map(Placed::row).toList();
        var groups = new TreeSet<String>(Comparator.comparing((String group) -> group, String.CASE_INSENSITIVE_ORDER)
                .thenComparing(Comparator.naturalOrder()));
        for (var row : rows)
            if (!row.channel().group().isEmpty()) groups.add(row.channel().group());
        var counts = new CatalogCounts(sources, rows.size(), sources - rows.size(), withBackups, films);
        var shares = new HashMap<ProviderId, Lineup.Share>();
        sourcesOf.forEach((provider, count) ->
                shares.put(provider, new Lineup.Share(count, channelsOf.getOrDefault(provider, 0))));
        return new Lineup(rows, SearchText.of(rows), List.copyOf(groups), counts, shares, revision);
    }

    private void finishChannel() {
        if (members.size() > 1) members.sort(firstToTryFirst);
        var row = row();
        sources += row.sources();
        if (row.backups() > 0) withBackups++;
        for (var provider : row.providers()) channelsOf.merge(provider, 1, Integer::sum);
        var old = before.find(row.channel().id());
        placed.add(new Placed(
                order(row.channel().number()), old.filter(row::equals).orElse(row)));
        members.clear();
    }

    private int priority(Member member) {
        return provider(member).priority();
    }

    private Provider provider(Member member) {
        return Objects.requireNonNull(shown.get(member.provider()));
    }

    private ChannelRow row() {
        var group = "";
        var logo = "";
        var guideId = "";
        var providers = new ArrayList<ProviderId>(1);
        for (var member : members) {
            if (group.isEmpty()) group = member.group();
            if (logo.isEmpty()) logo = member.logo();
            if (guideId.isEmpty()) guideId = member.tvgId();
            var provider = provider(member).id();
            if (!providers.contains(provider)) providers.add(provider);
        }
        var first = members.getFirst();
        var channel = new Channel(
                new ChannelId(first.channel()),
                name(first),
                shared.computeIfAbsent(group, same -> same),
                logo,
                first.number(),
                guideId);
        return new ChannelRow(channel, members.size(), carriers.computeIfAbsent(List.copyOf(providers), same -> same));
    }

    /// The first source's, but rather `Sky Cinema Action` than `SKY CINEMA ACTION`.
    private String name(Member first) {
        if (first.title().isBlank()) return "#" + first.channel();
        if (!shouts(first.title())) return first.title();
        for (var member : members) {
            if (member.title().equalsIgnoreCase(first.title()) && !shouts(member.title())) return member.title();
        }
        return first.title();
    }

    private static boolean shouts(String title) {
        return title.length() > 5 && title.chars().noneMatch(Character::isLowerCase);
    }

    /// `5.1` comes between 5 and 6; what is no number comes last.
    private static long order(String number) {
        var whole = 0L;
        var part = 0L;
        var parts = false;
        for (var i = 0; i < number.length(); i++) {
            var c = number.charAt(i);
            if (c == '.' || c == '-') parts = true;
            else if (c < '0' || c > '9' || i > 12) return Long.MAX_VALUE;
            else if (parts) part = part * 10 + c - '0';
            else whole = whole * 10 + c - '0';
        }
        return number.isEmpty() ? Long.MAX_VALUE : whole * 1_000_000 + Math.min(part + (parts ? 1 : 0), 999_999);
    }
}
