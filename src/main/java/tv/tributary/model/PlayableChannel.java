package tv.tributary.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A channel's sources in the order they are tried.
///
/// @param sizes of sources, as far as they are known
public record PlayableChannel(
        ChannelId channel, String name, List<Candidate> candidates, Map<SourceId, StreamSize> sizes) {
    /// How large a stream is.
    ///
    /// @param height of its picture in lines; 0 if unknown
    /// @param bitrate in bits per second; 0 if unknown
    public record StreamSize(int height, long bitrate) {
        public static final StreamSize UNKNOWN = new StreamSize(0, 0);
    }

    public PlayableChannel {
        candidates = List.copyOf(candidates);
        sizes = Map.copyOf(sizes);
    }

    /// One of whose sources nothing is known.
    public PlayableChannel(ChannelId channel, String name, List<Candidate> candidates) {
        this(channel, name, candidates, Map.of());
    }

    /// One source of it alone, without backups; empty if it has no such source.
    public Optional<PlayableChannel> only(SourceId source) {
        return candidates.stream()
                .filter(candidate -> candidate.source().equals(source))
                .findFirst()
                .map(candidate ->
                        new PlayableChannel(channel, name + " · " + candidate.name(), List.of(candidate), sizes));
    }

    public StreamSize size(SourceId source) {
        return sizes.getOrDefault(source, StreamSize.UNKNOWN);
    }

    /// Whether a source is not larger than somebody may get.
    public boolean admits(SourceId source, QualityLimit limit) {
        var size = size(source);
        return limit.admits(size.height(), size.bitrate());
    }

    /// Whether it has sources, but only larger ones.
    public boolean isAbove(QualityLimit limit) {
        return !candidates.isEmpty() && candidates.stream().noneMatch(one -> admits(one.source(), limit));
    }

    /// The same without the sources that are larger; with all if all are.
    ///
    /// @param limit empty for none
    public PlayableChannel within(Optional<QualityLimit> limit) {
        if (limit.isEmpty() || isAbove(limit.get())) return this;
        var left = candidates.stream()
                .filter(one -> admits(one.source(), limit.get()))
                .toList();
        return new PlayableChannel(channel, name, left, sizes);
    }
}
