package tv.tributary.ui.preview;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import tv.tributary.model.Channel;
import tv.tributary.model.SourceId;
import tv.tributary.server.cast.Casting.CastItem;
import tv.tributary.server.cast.Casting.CastKind;

/// The target of the player: a channel, one stream of it alone, a past programme of it, a film or a recording.
///
/// @param channel empty for a film or a recording
/// @param source empty for the channel itself, which has its backups
/// @param past empty for what is on now
/// @param film empty for a channel
/// @param recording the id of a recording; empty for all others
/// @param title what stands above the picture
public record PreviewTarget(
        Optional<Channel> channel,
        Optional<SourceId> source,
        Optional<PastTarget> past,
        Optional<FilmTarget> film,
        OptionalLong recording,
        String title) {
    /// A channel, one stream of it alone, a past programme of it, or a film.
    public PreviewTarget(
            Optional<Channel> channel,
            Optional<SourceId> source,
            Optional<PastTarget> past,
            Optional<FilmTarget> film,
            String title) {
        this(channel, source, past, film, OptionalLong.empty(), title);
    }

    /// A programme of a channel that is played from its start.
    ///
    /// @param end may lie ahead, where it is still on
    public record PastTarget(Instant start, Instant end, String title) {}

    /// A film, or an episode of a series.
    ///
    /// @param id the title's
    /// @param episode 0 for a film
    /// @param artwork the address of its poster; may be empty
    /// @param start where it starts
    public record FilmTarget(long id, long episode, String artwork, Duration start) {}

    static PreviewTarget of(Channel channel) {
        return new PreviewTarget(
                Optional.of(channel), Optional.empty(), Optional.empty(), Optional.empty(), channel.name());
    }

    /// @param name the stream's own name
    static PreviewTarget of(Channel channel, SourceId source, String name) {
        return new PreviewTarget(Optional.of(channel), Optional.of(source), Optional.empty(), Optional.empty(), name);
    }

    static PreviewTarget of(Channel channel, PastTarget past) {
        return new PreviewTarget(
                Optional.of(channel),
                Optional.empty(),
                Optional.of(past),
                Optional.empty(),
                channel.name() + " · " + past.title());
    }

    static PreviewTarget of(FilmTarget film, String title) {
        return new PreviewTarget(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(film), title);
    }

    static PreviewTarget ofRecording(long id, String title) {
        return new PreviewTarget(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), OptionalLong.of(id), title);
    }

    /// Whether it plays what is on now, and has no end.
    boolean isLive() {
        return film.isEmpty() && past.isEmpty() && recording.isEmpty();
    }

    /// Whether both play the same, whatever it is called by now.
    boolean plays(PreviewTarget other) {
        return channel.map(Channel::id).equals(other.channel.map(Channel::id))
                && source.equals(other.source)
                && past.equals(other.past)
                && film.equals(other.film)
                && recording.equals(other.recording);
    }

    /// What a player elsewhere plays of it; a stream or a programme of a channel is the channel there.
    Optional<CastItem> sendable() {
        if (recording.isPresent()) return Optional.of(new CastItem(CastKind.RECORDING, recording.getAsLong()));
        return film.map(one -> one.episode() == 0
                        ? new CastItem(CastKind.FILM, one.id())
                        : new CastItem(CastKind.EPISODE, one.episode()))
                .or(() -> channel.map(
                        one -> new CastItem(CastKind.CHANNEL, one.id().value())));
    }

    /// The address of a picture of it; empty if there is none.
    String artwork() {
        return film.map(FilmTarget::artwork)
                .or(() -> channel.map(Channel::logo))
                .orElse("");
    }
}
