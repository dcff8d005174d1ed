package tv.tributary.catalog.lineup;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tv.tributary.identity.name.ChannelKey;
import tv.tributary.identity.text.Folding;
import tv.tributary.identity.text.SearchWords;
import tv.tributary.store.ChannelStore.Member;

/// A channel's row and what it is found by.
///
/// @param text what [SearchText] searches: the name, its number, its group, its guide id, the words that only its
///     streams' names have, and the names of its merge keys (`gb|bbc1`, parted by spaces); folded, each on its own line
record SearchableRow(ChannelRow row, String text) {
    /// One of whose streams nothing is known.
    static SearchableRow of(ChannelRow row) {
        return of(row, List.of());
    }

    /// @param members its streams
    static SearchableRow of(ChannelRow row, List<Member> members) {
        var channel = row.channel();
        var shown = line(channel.name())
                + '\n'
                + line(channel.number())
                + '\n'
                + line(channel.group())
                + '\n'
                + line(channel.guideId())
                + '\n';
        return new SearchableRow(row, shown + streamWords(members, shown) + '\n' + keys(members));
    }

    private static String line(String text) {
        var folded = Folding.plain(text);
        return folded.indexOf('\n') < 0 ? folded : folded.replace('\n', ' ');
    }

    private static String keys(List<Member> members) {
        if (members.size() == 1) return key(members.getFirst());
        var keys = new LinkedHashSet<String>();
        for (var member : members) keys.add(key(member));
        return String.join(" ", keys);
    }

    private static String key(Member member) {
        var channelKey = ChannelKey.of(member.mergeKey());
        return channelKey.market() + '|' + SearchQuery.keyName(channelKey);
    }

    /// Words that are in no other line: most names of streams add no more than a country or a mark of quality.
    private static String streamWords(List<Member> members, String shown) {
        Set<String> names = new LinkedHashSet<>();
        for (var member : members) names.add(member.name());
        var added = new ArrayList<String>();
        for (var name : names) {
            for (var word : SearchWords.split(name)) {
                if (!shown.contains(word) && !added.contains(word)) added.add(word);
            }
        }
        return String.join(" ", added);
    }
}
