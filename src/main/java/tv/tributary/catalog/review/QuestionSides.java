package tv.tributary.catalog.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.catalog.lineup.LineupCache;
import tv.tributary.catalog.lineup.ProviderCache;
import tv.tributary.catalog.review.Question.Line;
import tv.tributary.catalog.review.Question.Side;
import tv.tributary.identity.match.Evidence;
import tv.tributary.identity.name.PictureQuality;
import tv.tributary.identity.question.AnsweredShare;
import tv.tributary.identity.question.ChannelQuestion;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderId;
import tv.tributary.model.SourceId;
import tv.tributary.store.ChannelStore;
import tv.tributary.store.ChannelStore.Member;

/// Shows what the two sides of a question are: channels and what their streams say of themselves. Thread-safe; one
/// short
/// read a question.
final class QuestionSides {
    private final ChannelStore channels;
    private final LineupCache lineupCache;
    private final ProviderCache providerCache;

    QuestionSides(ChannelStore channels, LineupCache lineupCache, ProviderCache providerCache) {
        this.channels = channels;
        this.lineupCache = lineupCache;
        this.providerCache = providerCache;
    }

    /// Empty if its channels or streams are not there any more.
    Optional<Question> question(ChannelQuestion asked, long channel, long other, double odds) {
        var lineup = lineupCache.lineup();
        var row = lineup.find(new ChannelId(channel));
        if (row.isEmpty()) return Optional.empty();
        var members = members(channel);
        var staying = members.stream()
                .filter(member -> !asked.part().contains(member.source()))
                .toList();
        var going = asked.kind().isJoin()
                ? members(other)
                : members.stream()
                        .filter(member -> asked.part().contains(member.source()))
                        .toList();
        var second = asked.kind().isJoin() ? lineup.find(new ChannelId(other)) : row;
        if (second.isEmpty() || staying.isEmpty() || going.isEmpty()) return Optional.empty();
        var one = side(row.get(), staying, !asked.kind().isJoin());
        var two = side(second.get(), going, !asked.kind().isJoin());
        return Optional.of(new Question(
                asked.id(),
                asked.kind(),
                AnsweredShare.sureness(odds),
                one,
                two,
                Evidence.sentence(asked.evidence()).words()));
    }

    private List<Member> members(long channel) {
        var members = new ArrayList<Member>();
        channels.eachMember(Set.of(channel), member -> {
            if (isEnabled(member)) members.add(member);
        });
        members.sort(Comparator.comparingLong(Member::source));
        return members;
    }

    private boolean isEnabled(Member member) {
        return providerCache
                .findPresent(new ProviderId(member.provider()))
                .filter(row -> row.provider().enabled())
                .isPresent();
    }

    /// @param isPart whether the streams speak for themselves, and not the channel they are in
    private Side side(ChannelRow row, List<Member> members, boolean isPart) {
        var first = members.getFirst();
        var channel = row.channel();
        var lines = members.stream().map(this::line).toList();
        if (!isPart) return new Side(row, channel.name(), channel.logo(), lines);
        return new Side(row, first.title().isBlank() ? channel.name() : first.title(), first.logo(), lines);
    }

    private Line line(Member member) {
        var provider = providerCache
                .findPresent(new ProviderId(member.provider()))
                .map(row -> row.provider().name())
                .orElse("");
        return new Line(
                new SourceId(member.source()),
                member.name(),
                member.group(),
                provider,
                member.tvgId(),
                quality(member.quality()));
    }

    private static PictureQuality quality(int rank) {
        for (var quality : PictureQuality.values()) if (quality.rank() == rank) return quality;
        return PictureQuality.UNKNOWN;
    }
}
