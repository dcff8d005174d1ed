package tv.tributary.catalog.lineup;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;

/// Finds streams that a provider's list names more than once in a channel. They are one stream, and no backup
/// of itself: the copies are stored, but neither shown nor tried, and go where the first one goes. Pure.
public final class RepeatedStreams {
    /// The same for all copies of a stream.
    ///
    /// @param provider its id
    public record Address(long provider, String url) {}

    private RepeatedStreams() {}

    /// The streams without copies of earlier ones.
    public static <T> List<T> withoutCopies(Collection<T> streams, Function<T, Address> address) {
        var seen = new HashSet<Address>();
        return streams.stream()
                .filter(stream -> seen.add(address.apply(stream)))
                .toList();
    }

    /// Those of a channel's streams that are chosen, or copies of chosen ones.
    public static <T> List<T> withCopies(Collection<T> streams, Collection<T> chosen, Function<T, Address> address) {
        var addresses = new HashSet<Address>();
        for (var stream : chosen) addresses.add(address.apply(stream));
        return streams.stream()
                .filter(stream -> addresses.contains(address.apply(stream)))
                .toList();
    }
}
