package tv.tributary.catalog.review;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tv.tributary.identity.text.Folding;
import tv.tributary.model.ChannelId;
import tv.tributary.text.Messages;

/// A better name for a channel, which the user may take.
///
/// @param before its name now
/// @param after the better one
/// @param votes how many of its `streams` are called so; those that the directory knows, where it is the reason
public record NameOffer(ChannelId channel, String before, String after, NameReason reason, int votes, int streams) {
    /// Why a name is better.
    public enum NameReason {
        /// The public directory of channels calls it so.
        DIRECTORY,
        /// Most of its streams are called so.
        STREAMS
    }

    /// As a sentence for people.
    public String words() {
        return Messages.of("name-offer." + reason.name().toLowerCase(Locale.ROOT), after, votes, streams);
    }

    /// Decides on one channel.
    ///
    /// @param titles of its streams, without country and marks of quality
    /// @param listed what the directory calls those of them that it knows
    /// @return empty if its name is as good as any
    static Optional<NameOffer> of(ChannelId channel, String name, List<String> titles, List<String> listed) {
        var proper = commonest(listed);
        // A directory that is of two minds about a channel is no better than its streams.
        boolean isSure =
                proper.isPresent() && votes(listed, proper.get()) == listed.size() && listed.size() * 2 > titles.size();
        if (isSure) return offer(channel, name, proper.get(), NameReason.DIRECTORY, listed.size(), titles.size());
        var common = commonest(titles);
        if (common.isEmpty()) return Optional.empty();
        var votes = votes(titles, common.get());
        if (votes >= 2 && votes * 2 > titles.size() && isBetterSpelling(name, common.get()))
            return offer(channel, name, common.get(), NameReason.STREAMS, votes, titles.size());
        return Optional.empty();
    }

    private static Optional<NameOffer> offer(
            ChannelId channel, String before, String after, NameReason reason, int votes, int streams) {
        if (after.isBlank() || after.equals(before)) return Optional.empty();
        return Optional.of(new NameOffer(channel, before, after, reason, votes, streams));
    }

    /// Streams know how a name is spelt, not what a channel is called: a word more or less, or another script, may be
    /// another channel's name. Many providers write all in capitals and without accents, which is no better.
    private static boolean isBetterSpelling(String before, String after) {
        boolean isLouder = isShouted(after) && !isShouted(before);
        return letters(before).equals(letters(after)) && !isLouder && accents(after) >= accents(before);
    }

    private static String letters(String name) {
        return Folding.plain(name).replaceAll("[^\\p{L}\\p{N}]+", "");
    }

    private static long accents(String name) {
        return name.chars().filter(c -> c > 127).count();
    }

    /// The one that is there most often, the first of the alphabet among equals.
    private static Optional<String> commonest(List<String> names) {
        var counts = new HashMap<String, Integer>();
        for (var name : names) counts.merge(name, 1, Integer::sum);
        return counts.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(
                                Map.Entry.<String, Integer>comparingByKey().reversed()))
                .map(Map.Entry::getKey);
    }

    private static int votes(List<String> names, String name) {
        return (int) names.stream().filter(name::equals).count();
    }

    private static boolean isShouted(String name) {
        return name.equals(name.toUpperCase(Locale.ROOT));
    }
}
