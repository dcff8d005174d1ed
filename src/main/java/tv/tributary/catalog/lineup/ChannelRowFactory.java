package tv.tributary.catalog.lineup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tv.tributary.identity.name.ChannelIdentity;
import tv.tributary.identity.name.ChannelKey;
import tv.tributary.identity.name.EventSlot;
import tv.tributary.identity.text.BroadcastMarkets;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;
import tv.tributary.model.Provider;
import tv.tributary.model.ProviderId;
import tv.tributary.store.ChannelStore.Member;
import tv.tributary.store.ProviderRow;

/// Builds a channel's row from its sources and the user's overrides. Names follow what providers declare, never what
/// was measured, so that they do not change with a stream's health. Not thread-safe.
final class ChannelRowFactory {
    private final GroupRules rules;
    private final Map<Long, Provider> shown = new HashMap<>();
    private final Map<String, String> shared = new HashMap<>();
    private final Map<String, String> marketsOfGroups = new HashMap<>();
    private final Map<List<ProviderId>, List<ProviderId>> carriers = new HashMap<>();
    /// Which of several streams of one provider gives a channel its name, group and logo.
    private final Comparator<Member> declared = Comparator.comparingInt(this::priority)
            .thenComparing(Comparator.comparingInt(Member::quality).reversed())
            .thenComparingLong(Member::provider)
            .thenComparingInt(Member::position);

    /// @param present only the streams of those that are enabled become channels
    ChannelRowFactory(List<ProviderRow> present, GroupRules rules) {
        this.rules = rules;
        for (var row : present) {
            var provider = row.provider();
            if (provider.enabled()) shown.put(provider.id().value(), provider);
        }
    }

    boolean isShown(Member member) {
        return shown.containsKey(member.provider());
    }

    /// @param all of one channel, at least one, all shown; are sorted
    ChannelRow row(List<Member> all, ChannelOverrides channelOverrides) {
        var members = all.size() > 1 ? once(all) : all;
        var group = "";
        var logo = "";
        var guideId = "";
        for (var member : members) {
            if (group.isEmpty()) group = member.group();
            if (logo.isEmpty()) logo = member.logo();
            if (guideId.isEmpty()) guideId = member.tvgId();
        }
        var first = members.getFirst();
        var listed = channelOverrides.group().orElse(group);
        var channel = new Channel(
                new ChannelId(first.channel()),
                channelOverrides.name().orElseGet(() -> name(members)),
                shared.computeIfAbsent(rules.shown(listed), same -> same),
                logo,
                channelOverrides.number().orElse(first.number()),
                guideId);
        var market = market(members);
        return new ChannelRow(
                channel,
                members.size(),
                providers(members, channelOverrides),
                channelOverrides
                        .hidden()
                        .orElseGet(() -> rules.hides(listed) || rules.hidesCountry(market) || isIdleSlot(members)),
                rules.place(channel.group()),
                isRadio(members),
                members.stream().anyMatch(Member::adult),
                market,
                channelOverrides.favourite(),
                channelOverrides.position());
    }

    /// Where the list sorts it comes first: a channel of the world is offered in a country's package, too.
    private String market(List<Member> members) {
        for (var member : members) {
            var named = marketsOfGroups.computeIfAbsent(member.group(), BroadcastMarkets::namedBy);
            if (!named.isEmpty()) return named;
        }
        for (var member : members) {
            var marked = ChannelIdentity.markedCountry(member.name(), member.tvgId());
            var named = marked.isEmpty() ? ChannelKey.of(member.mergeKey()).market() : marked;
            if (!named.isEmpty()) return shared.computeIfAbsent(named, same -> same);
        }
        return "";
    }

    private List<Member> once(List<Member> all) {
        all.sort(standing(all));
        return new ArrayList<>(RepeatedStreams.withoutCopies(
                all, member -> new RepeatedStreams.Address(member.provider(), member.url())));
    }

    /// What a channel was before others were merged into it comes first, and among that what it was made with: that is
    /// what the user knows it by, whatever other providers bring later.
    private Comparator<Member> standing(List<Member> all) {
        var oldest = all.getFirst();
        for (var member : all)
            if (member.own() == oldest.own() ? member.source() < oldest.source() : member.own()) oldest = member;
        var maker = oldest.provider();
        return Comparator.comparing((Member member) -> !member.own())
                .thenComparing(member -> member.provider() != maker)
                .thenComparing(declared);
    }

    private static boolean isRadio(List<Member> members) {
        for (var member : members) if (!member.radio()) return false;
        return true;
    }

    /// An event channel shows up when its name says what is on.
    private static boolean isIdleSlot(List<Member> members) {
        for (var member : members) {
            if (!ChannelKey.of(member.mergeKey()).kind().equals("event")
                    || !EventSlot.of(member.title()).isIdle()) return false;
        }
        return true;
    }

    private List<ProviderId> providers(List<Member> members, ChannelOverrides channelOverrides) {
        if (members.size() > 1)
            members.sort(Comparator.<Member>comparingInt(member -> channelOverrides.place(member.source()))
                    .thenComparingInt(this::priority));
        var providers = new ArrayList<ProviderId>(1);
        for (var member : members) {
            var provider = provider(member).id();
            if (!providers.contains(provider)) providers.add(provider);
        }
        return carriers.computeIfAbsent(List.copyOf(providers), same -> same);
    }

    /// The first source's, but rather `Sky Cinema Action` than `SKY CINEMA ACTION`.
    private static String name(List<Member> members) {
        var first = members.getFirst();
        if (first.title().isBlank()) return "#" + first.channel();
        if (!shouts(first.title())) return first.title();
        return members.stream()
                .map(Member::title)
                .filter(title -> title.equalsIgnoreCase(first.title()) && !shouts(title))
                .findFirst()
                .orElse(first.title());
    }

    private static boolean shouts(String title) {
        return title.length() > 5 && title.chars().noneMatch(Character::isLowerCase);
    }

    private int priority(Member member) {
        return provider(member).settings().priority();
    }

    private Provider provider(Member member) {
        return Objects.requireNonNull(shown.get(member.provider()));
    }
}
