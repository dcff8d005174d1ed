package tv.tributary.identity.question;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tv.tributary.identity.match.Evidence;
import tv.tributary.identity.text.Hash;

/// A question about channels.
///
/// @param channel the older one of two that may be one, or the one that may be two
/// @param other the newer one of two that may be one; 0 in a question about one channel
/// @param part the sources that would become a channel of their own; empty in a question about two
/// @param odds the logarithm of the odds that the answer is yes, as learnt from labelled names
/// @param evidence why it is asked, the strongest first
/// @param signs what the odds were reckoned from
public record ChannelQuestion(
        QuestionKind kind,
        long channel,
        long other,
        Set<Long> part,
        double odds,
        List<Evidence> evidence,
        Set<QuestionSign> signs) {
    static final Comparator<ChannelQuestion> SUREST_FIRST = Comparator.comparingDouble(
                    (ChannelQuestion question) -> -question.odds)
            .thenComparingLong(ChannelQuestion::channel)
            .thenComparingLong(ChannelQuestion::id);
    /// What every reader of JSON holds exactly.
    private static final long LARGEST_ID = (1L << 53) - 1;

    public ChannelQuestion {
        if (kind.isJoin() ? channel >= other || !part.isEmpty() : other != 0 || part.isEmpty())
            throw new IllegalArgumentException("no question: " + kind + ' ' + channel + ' ' + other + ' ' + part);
        part = Set.copyOf(part);
        evidence = List.copyOf(evidence);
        signs = Set.copyOf(signs);
    }

    /// Whether yes is at least as likely as no.
    public boolean isWorthAsking() {
        return odds >= 0;
    }

    /// The same for the same question, whenever it is found; positive.
    public long id() {
        var hash = Hash.of(kind.isJoin() ? "join " + channel : "split " + channel);
        if (kind.isJoin()) hash = Hash.of(hash, Long.toString(other));
        for (var source : new TreeSet<>(part)) hash = Hash.of(hash, Long.toString(source));
        return Math.max(1, hash & LARGEST_ID);
    }
}
