package tv.tributary.guide;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import tv.tributary.format.xmltv.Programme;
import tv.tributary.format.xmltv.XmltvChannel.LocalizedText;
import tv.tributary.guide.generate.EventProgrammes.Span;
import tv.tributary.guide.generate.GeneratedGuide;
import tv.tributary.guide.programme.ProgrammePacker;
import tv.tributary.guide.programme.ProgrammeSequence;
import tv.tributary.identity.text.Folding;
import tv.tributary.model.ChannelId;
import tv.tributary.model.GuideChannelId;
import tv.tributary.model.GuideShift;
import tv.tributary.model.ParentalRating;
import tv.tributary.store.GuideStore;

/// The programmes of the line-up's channels: in order, each with a stop, none at the same time as another, in
/// UTC, with the channel's own id for a channel. Thread-safe; some milliseconds for a screen of channels.
public final class GuideProgrammes {
    /// A look beyond a window, to know what a programme at its edge gives way to.
    private static final Duration EDGE = Duration.ofHours(6);

    /// Programmes are generated for so long at most.
    private static final Duration GENERATED = Duration.ofDays(30);

    private static final int MOST_BLOCKS = 400;
    private static final Duration FARTHEST_ZONE = Duration.ofHours(14);

    private final LineupGuides guides;
    private final GuideStore store;
    private final GeneratedGuide generated;
    private final InstantSource clock;

    GuideProgrammes(LineupGuides guides, GuideStore store, GeneratedGuide generated, InstantSource clock) {
        this.guides = guides;
        this.store = store;
        this.generated = generated;
        this.clock = clock;
    }

    /// A programme on and the one after it; each empty where the guide has nothing.
    public record NowNext(Optional<Programme> now, Optional<Programme> next) {}

    /// A programme that a search found.
    public record FoundProgramme(ChannelId channel, Programme programme) {}

    /// One channel's programmes that touch a time, in order.
    ///
    /// @param until exclusive
    public List<Programme> of(ChannelId channel, Instant from, Instant until) {
        return of(List.of(channel), from, until).getOrDefault(channel, List.of());
    }

    /// The same of some channels at once; those without programmes are missing.
    public Map<ChannelId, List<Programme>> of(Collection<ChannelId> channels, Instant from, Instant until) {
        var matches = guides.current();
        var read = read(matches, channels, from, until);
        var all = new LinkedHashMap<ChannelId, List<Programme>>();
        for (var channel : channels) {
            var found = new ArrayList<List<Programme>>(1);
            for (var match : matches.served(channel)) {
                var programmes = shifted(
                        matches.shifts(channel, match),
                        read.getOrDefault(match.channel().id(), List.of()));
                if (!programmes.isEmpty()) found.add(programmes);
            }
            var id = channel.toString();
            var merged = ProgrammeSequence.merge(found).stream()
                    .filter(programme -> programme.start().toInstant().isBefore(until)
                            && programme.stop().orElseThrow().toInstant().isAfter(from))
                    .map(programme -> programme.on(id))
                    .toList();
            var shown = found.isEmpty() ? generated(matches, channel, from, until) : merged;
            if (!shown.isEmpty()) all.put(channel, shown);
        }
        return all;
    }

    /// From which age on a programme may be watched, by the strictest of its ratings; empty if it has none.
    public static OptionalInt age(Programme programme) {
        return ParentalRating.highest(programme.ratings().stream().map(rating -> rating.value()));
    }

    /// Whether a channel may get programmes without a guide.
    boolean areGenerated() {
        return guides.current().lineup().stream().anyMatch(one -> generated.isWanted(one.groups(), one.isEventSlot()));
    }

    /// Of a channel that no guide has.
    private List<Programme> generated(LineupGuides.Matches matches, ChannelId channel, Instant from, Instant until) {
        var name = Optional.ofNullable(matches.names().get(channel));
        var end = from.plus(GENERATED);
        var span = new Span(clock.instant().atZone(ZoneId.systemDefault()), from, end.isBefore(until) ? end : until);
        return name
                .map(one -> generated.of(one.name(), one.groups(), one.isEventSlot(), span))
                .orElse(List.of())
                .stream()
                .map(one -> Programme.builder(
                                channel.toString(),
                                one.start().atOffset(ZoneOffset.UTC),
                                Optional.of(one.stop().atOffset(ZoneOffset.UTC)))
                        .title(LocalizedText.of(one.title()))
                        .build())
                .toList();
    }

    /// What some channels show at a moment.
    public Map<ChannelId, NowNext> nowNext(Collection<ChannelId> channels, Instant now) {
        var all = new LinkedHashMap<ChannelId, NowNext>();
        of(channels, now, now.plus(EDGE)).forEach((channel, programmes) -> {
            var on = programmes.stream()
                    .filter(programme -> !programme.start().toInstant().isAfter(now))
                    .findFirst();
            var next = programmes.stream()
                    .filter(programme -> programme.start().toInstant().isAfter(now))
                    .findFirst();
            all.put(channel, new NowNext(on, next));
        });
        return all;
    }

    /// Programmes that are on or to come and in whose titles a text stands, whatever its case and accents,
    /// soonest first.
    public List<FoundProgramme> search(String text, Instant from, int most) {
        var wanted = Folding.plain(text.strip());
        if (wanted.isEmpty()) return List.of();
        var matches = guides.current();
        var channels = new HashMap<GuideChannelId, List<ChannelId>>();
        matches.byChannel().forEach((channel, all) -> {
            for (var match : all)
                if (match.confidence().isServed())
                    channels.computeIfAbsent(match.channel().id(), _ -> new ArrayList<>(1))
                            .add(channel);
        });
        var found = new ArrayList<FoundProgramme>();
        var asked = new LinkedHashMap<ChannelId, Boolean>();
        for (var block : store.search(wanted, from, MOST_BLOCKS)) {
            for (var channel : channels.getOrDefault(block.channel(), List.of())) asked.put(channel, true);
            if (asked.size() > most) break;
        }
        of(asked.keySet(), from, Instant.ofEpochSecond(Integer.MAX_VALUE)).forEach((channel, programmes) -> {
            for (var programme : programmes) {
                if (programme.titles().stream()
                        .anyMatch(title -> Folding.plain(title.text()).contains(wanted)))
                    found.add(new FoundProgramme(channel, programme));
            }
        });
        found.sort(Comparator.comparing(one -> one.programme().start().toInstant()));
        return List.copyOf(found.subList(0, Math.min(most, found.size())));
    }

    /// The stored programmes of all guide channels that belong to these channels, as their guides have them.
    private Map<GuideChannelId, List<Programme>> read(
            LineupGuides.Matches matches, Collection<ChannelId> channels, Instant from, Instant until) {
        var wanted = new LinkedHashMap<GuideChannelId, Duration>();
        for (var channel : channels) {
            for (var match : matches.served(channel))
                wanted.merge(
                        match.channel().id(),
                        farthest(matches.shifts(channel, match)),
                        (one, other) -> one.compareTo(other) > 0 ? one : other);
        }
        var read = new HashMap<GuideChannelId, List<Programme>>();
        var margin = wanted.values().stream()
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO)
                .plus(EDGE);
        store.blocks(
                wanted.keySet(),
                from.minus(margin),
                until.plus(margin),
                block -> read.computeIfAbsent(block.channel(), _ -> new ArrayList<>())
                        .addAll(ProgrammePacker.unpack(block.content())));
        return read;
    }

    /// How far times may be moved.
    private static Duration farthest(List<GuideShift> shifts) {
        var most = Duration.ZERO;
        for (var shift : shifts)
            most = most.plus(
                    shift.zone().isPresent() ? FARTHEST_ZONE : shift.offset().abs());
        return most;
    }

    private static List<Programme> shifted(List<GuideShift> shifts, List<Programme> programmes) {
        if (shifts.isEmpty()) return programmes;
        return programmes.stream()
                .map(programme -> programme.at(
                        shifted(shifts, programme.start()), programme.stop().map(stop -> shifted(shifts, stop))))
                .toList();
    }

    private static OffsetDateTime shifted(List<GuideShift> shifts, OffsetDateTime time) {
        var moment = time.toInstant();
        for (var shift : shifts) moment = shift.apply(moment);
        return moment.atOffset(ZoneOffset.UTC);
    }
}
