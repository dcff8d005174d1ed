package tv.tributary.catalog.lineup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tv.tributary.model.Provider;
import tv.tributary.model.ProviderId;
import tv.tributary.model.Source.SourceKind;
import tv.tributary.store.ChannelStore.KindCount;
import tv.tributary.store.ChannelStore.Member;
import tv.tributary.store.ProviderRow;

/// Builds a line-up from stored sources that arrive channel by channel. One use.
final class LineupBuilder {
    private final Lineup before;
    private final ChannelRowFactory maker;
    private final Map<Long, ChannelOverrides> looks;
    private final List<ProviderRow> present;
    private final List<SearchableRow> rows = new ArrayList<>();
    private final List<Member> members = new ArrayList<>();
    private final Map<Long, Integer> streamsOf = new HashMap<>();
    private final Map<ProviderId, Integer> sourcesOf = new HashMap<>();
    private int films;

    /// @param before rows that did not change are taken from it, so that they are held once
    /// @param present only the streams of those that are enabled become channels
    /// @param looks the user's overrides, by channel
    LineupBuilder(Lineup before, List<ProviderRow> present, Map<Long, ChannelOverrides> looks, GroupRules rules) {
        this.before = before;
        this.maker = new ChannelRowFactory(present, rules);
        this.looks = looks;
        this.present = present;
    }

    void add(Member member) {
        streamsOf.merge(member.provider(), 1, Integer::sum);
        if (!maker.isShown(member)) return;
        if (!members.isEmpty() && members.getFirst().channel() != member.channel()) finishChannel();
        members.add(member);
    }

    /// @param counts of the entries that are no members
    void counts(List<KindCount> counts) {
        streamsOf.forEach((provider, count) -> sourcesOf.merge(new ProviderId(provider), count, Integer::sum));
        var enabled = present.stream()
                .map(ProviderRow::provider)
                .filter(Provider::enabled)
                .map(Provider::id)
                .collect(Collectors.toSet());
        for (var count : counts) {
            if (count.kind() == SourceKind.SEPARATOR) continue;
            sourcesOf.merge(count.provider(), count.count(), Integer::sum);
            if (count.kind() == SourceKind.VOD && enabled.contains(count.provider())) films += count.count();
        }
    }

    Lineup build(long revision) {
        if (!members.isEmpty()) finishChannel();
        var shown = rows.stream().filter(one -> !one.row().hidden()).toList();
        var hidden = rows.stream().filter(one -> one.row().hidden()).toList();
        return new Lineup(
                ChannelIndex.ofSearchable(shown), ChannelIndex.ofSearchable(hidden), sourcesOf, films, revision);
    }

    private void finishChannel() {
        var id = members.getFirst().channel();
        var row = maker.row(members, looks.getOrDefault(id, ChannelOverrides.PLAIN));
        var held = before.find(row.channel().id()).filter(row::equals).orElse(row);
        rows.add(SearchableRow.of(held, members));
        members.clear();
    }
}
