package tv.tributary.server.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import tv.tributary.access.Grant;
import tv.tributary.access.StreamLimits;
import tv.tributary.access.View;
import tv.tributary.format.xmltv.Programme;
import tv.tributary.guide.Guide;
import tv.tributary.guide.GuideProgrammes;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ParentalLimit;
import tv.tributary.relay.Relay;
import tv.tributary.text.Messages;

/// Whether the age limit of a view allows what a channel shows, by its programme guide. Thread-safe.
public final class ParentalCheck {
    /// So long a channel without a guide is taken to have none.
    private static final Duration UNKNOWN = Duration.ofMinutes(1);

    /// Of a channel.
    @FunctionalInterface
    interface ProgrammeLookup {
        /// May block shortly.
        Optional<Programme> at(ChannelId channel, Instant time);
    }

    /// Something that a view does not have.
    ///
    /// @param title empty if the guide has none
    /// @param age from which on it may be watched; empty if it has no rating
    public record Blocked(String title, OptionalInt age) {
        /// Why it is not played, for the viewer.
        public String words(Grant viewer) {
            int highest =
                    viewer.view().parental().map(ParentalLimit::highestAge).orElse(0);
            return age.isPresent()
                    ? Messages.of("watch.error.rated", title, age.getAsInt(), viewer.name(), highest)
                    : Messages.of("watch.error.unrated", viewer.name());
        }
    }

    /// @param until when another programme begins
    /// @param revision of the guide that said so
    private record OnAir(Blocked programme, Instant until, long revision) {}

    private final ProgrammeLookup programmes;
    private final LongSupplier revision;
    private final InstantSource clock;
    private final Map<ChannelId, OnAir> onAir = new ConcurrentHashMap<>();

    public ParentalCheck(Guide guide, InstantSource clock) {
        this(
                (channel, time) -> guide.programmes().of(channel, time, time.plusSeconds(1)).stream()
                        .findFirst(),
                guide::revision,
                clock);
    }

    /// @param revision differs whenever the programmes do
    ParentalCheck(ProgrammeLookup programmes, LongSupplier revision, InstantSource clock) {
        this.programmes = programmes;
        this.revision = revision;
        this.clock = clock;
    }

    /// What is on now, if the view does not have it. May block shortly, where the view has a limit.
    public Optional<Blocked> now(View view, ChannelId channel) {
        return view.parental().isEmpty() ? Optional.empty() : blocked(view, this::shown, channel);
    }

    /// What was on at a time, likewise.
    Optional<Blocked> at(View view, ChannelId channel, Instant time) {
        return view.parental().isEmpty()
                ? Optional.empty()
                : blocked(view, one -> described(programmes.at(one, time)), channel);
    }

    private static Optional<Blocked> blocked(View view, Function<ChannelId, Blocked> lookup, ChannelId channel) {
        return Optional.of(lookup.apply(channel)).filter(found -> !view.admits(found.age));
    }

    private Blocked shown(ChannelId channel) {
        var now = clock.instant();
        var known = onAir.get(channel);
        long latest = revision.getAsLong();
        if (known != null && known.revision == latest && now.isBefore(known.until)) return known.programme;
        var programme = programmes.at(channel, now);
        var until = programme.flatMap(Programme::stop).map(stop -> stop.toInstant());
        var fresh = new OnAir(described(programme), until.orElse(now.plus(UNKNOWN)), latest);
        onAir.put(channel, fresh);
        return fresh.programme;
    }

    /// Ends streams on which something has begun that their viewers may not watch; their players are refused if they
    /// ask
    /// again.
    public void endBlocked(StreamLimits limits, Relay relay) {
        var grants = limits.viewers();
        for (var stream : relay.streams()) {
            for (var viewer : stream.viewers()) {
                var grant = Optional.ofNullable(grants.get(viewer.id()));
                if (grant.flatMap(known -> now(known.view(), stream.channel())).isPresent())
                    relay.disconnect(viewer.id());
            }
        }
    }

    private static Blocked described(Optional<Programme> programme) {
        return new Blocked(
                programme.map(Programme::title).orElse(""),
                programme.map(GuideProgrammes::age).orElseGet(OptionalInt::empty));
    }
}
