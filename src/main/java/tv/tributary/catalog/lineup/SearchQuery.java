package tv.tributary.catalog.lineup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import tv.tributary.identity.name.ChannelIdentifier;
import tv.tributary.identity.name.ChannelKey;
import tv.tributary.identity.name.ListedStream.EntryName;
import tv.tributary.identity.text.Folding;
import tv.tributary.identity.text.SearchWords;
import tv.tributary.model.Source.SourceKind;

/// A search for channels as it was typed: its words, and the name the merge reads from it, so that `bbc one hd`
/// finds `BBC 1`. Immutable.
final class SearchQuery {
    /// A key of fewer bytes occurs in too many others: it must be the whole one.
    private static final int SHORTEST_PART = 3;
    /// Marks of quality that may be half typed, when the name before them is all there is to go by.
    private static final Set<String> MARKS = Set.of("hd", "sd", "fhd", "uhd", "4k", "8k", "hevc", "raw");

    /// All must occur.
    final SearchWords words;
    /// The name in the merge key; empty if there is none.
    final byte[] key;
    /// The country that is named; may be empty.
    final byte[] market;

    private SearchQuery(SearchWords words, ChannelKey channelKey) {
        this.words = words;
        this.key = keyName(channelKey).getBytes(UTF_8);
        this.market = channelKey.market().getBytes(UTF_8);
    }

    static SearchQuery of(String typed) {
        var words = SearchWords.split(typed);
        var name = words.isEmpty() ? "" : withoutHalfMark(typed.strip(), words);
        return new SearchQuery(SearchWords.of(typed), read(name));
    }

    /// The name in a key as it is searched: a call sign without its mark, an event without its group.
    static String keyName(ChannelKey channelKey) {
        if (!channelKey.call().isEmpty()) return channelKey.call();
        var name = channelKey.name();
        var group = name.indexOf('@');
        return group < 0 ? name : name.substring(0, group);
    }

    boolean mayBePart() {
        return key.length >= SHORTEST_PART;
    }

    private static ChannelKey read(String typed) {
        if (!Folding.hasLetterOrDigit(typed)) return new ChannelKey("tv", "", "", "", "", "");
        // Lists write country codes in capitals; who searches does not.
        var name = typed.equals(typed.toLowerCase(Locale.ROOT)) ? typed.toUpperCase(Locale.ROOT) : typed;
        return ChannelIdentifier.read(new EntryName(SourceKind.LIVE, name, "", name))
                .channel();
    }

    private static String withoutHalfMark(String typed, List<String> words) {
        var last = words.getLast();
        var space = Math.max(typed.lastIndexOf(' '), typed.lastIndexOf('\t'));
        var isHalf = space > 0 && MARKS.stream().anyMatch(mark -> mark.startsWith(last));
        return isHalf ? typed.substring(0, space) : typed;
    }
}
