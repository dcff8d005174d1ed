package tv.tributary.guide.generate;

import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.guide.channel.LineupMatcher.LineupChannel;
import tv.tributary.guide.generate.EventProgrammes.Span;
import tv.tributary.guide.generate.GeneratedGuideSettings.GroupProfile;
import tv.tributary.identity.name.ChannelIdentifier;
import tv.tributary.identity.name.ListedStream.EntryName;
import tv.tributary.model.Source.SourceKind;

/// The programmes of channels that no guide has, as the settings want them. Thread-safe.
public final class GeneratedGuide {
    private static final Logger log = LoggerFactory.getLogger(GeneratedGuide.class);
    private static final String EVENT = "event";

    private final Supplier<GeneratedGuideSettings> settings;

    public GeneratedGuide(Supplier<GeneratedGuideSettings> settings) {
        this.settings = settings;
    }

    /// In order; none where the settings want none. A pattern that does not work gives none, and a line in the
    /// log.
    ///
    /// @param name of the channel
    /// @param groups that it is in
    public List<GeneratedProgramme> of(String name, List<String> groups, boolean isEventSlot, Span span) {
        var wanted = settings.get();
        var own = wanted.profileOf(groups);
        if (isEventSlot || own.isPresent()) {
            if (!wanted.events()) return List.of();
            try {
                return EventProgrammes.of(name, own.map(GroupProfile::profile).orElse(wanted.profile()), span);
            } catch (EventPattern.BadPattern e) {
                log.warn("the pattern for event names does not work: {}", e.getMessage());
                return List.of();
            }
        }
        return wanted.blocks() ? ProgrammeBlocks.of(name, span.from(), span.to(), wanted.blockHours()) : List.of();
    }

    /// Whether a channel of these groups would get any programmes.
    public boolean isWanted(List<String> groups, boolean isEventSlot) {
        var wanted = settings.get();
        return (isEventSlot || wanted.profileOf(groups).isPresent()) ? wanted.events() : wanted.blocks();
    }

    /// Whether the merge takes the channel for a slot of events: `PPV 03: …`.
    public static boolean isEventSlot(LineupChannel channel) {
        return channel.streams().stream()
                .anyMatch(stream -> isEventSlot(stream.listed().entryName()));
    }

    /// The same of a name in a group.
    public static boolean isEventSlot(String name, String group) {
        return isEventSlot(new EntryName(SourceKind.LIVE, name, group, ""));
    }

    private static boolean isEventSlot(EntryName entry) {
        return ChannelIdentifier.read(entry).channel().kind().equals(EVENT);
    }
}
