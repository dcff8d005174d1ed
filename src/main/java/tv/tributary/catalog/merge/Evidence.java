package tv.tributary.catalog.merge;

import java.util.List;
import tv.tributary.text.Messages;

/// One reason to take two streams for one channel.
///
/// @param values what fills its words in
public record Evidence(Sign sign, List<String> values) {
    public Evidence {
        values = List.copyOf(values);
    }

    static Evidence of(Sign sign, String... values) {
        return new Evidence(sign, List.of(values));
    }

    /// In plain words, as a part of a sentence: `same guide id (bbc1.uk)`.
    public String words() {
        return Messages.of(sign, values.toArray());
    }
}
