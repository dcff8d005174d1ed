package tv.tributary.dvr.file;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tv.tributary.dvr.schedule.Showing;
import tv.tributary.dvr.schedule.Showing.Episode;
import tv.tributary.format.json.Json;
import tv.tributary.format.json.Json.BadJson;
import tv.tributary.library.export.PortableName;
import tv.tributary.model.ChannelId;
import tv.tributary.model.Recording;
import tv.tributary.model.Recording.Progress;

/// Names of recordings' files, as media servers read them or as the user wants them. Pure.
public final class RecordingName {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH-mm", Locale.ROOT);
    /// An ending, and a number where the name is taken.
    private static final int BEHIND = " (999).jpeg".length();

    private static final int MOST = 80;

    private RecordingName() {}

    /// The showing of a recording; empty for one by time only.
    public static Optional<Showing> showing(Recording recording) {
        if (recording.showing().isEmpty()) return Optional.empty();
        try {
            return Optional.of(Json.read(recording.showing(), Showing.class));
        } catch (BadJson _) {
            return Optional.empty();
        }
    }

    /// The path below the folder for recordings, as a transport stream.
    ///
    /// @param showing empty for a recording by time only
    /// @param root which the whole path begins with
    /// @return relative
    public static Path of(
            Recording recording, Optional<Showing> showing, ZoneId zone, FileSettings settings, Path root) {
        var isFilm = showing.filter(RecordingName::isFilm).isPresent();
        var isEpisode = showing.flatMap(Showing::episode).isPresent();
        var template = settings.names() == NameStyle.OWN && settings.problem().isEmpty()
                ? settings.template()
                : settings.names().template(isEpisode, isFilm);
        // One that cannot be used was stored by somebody else; recordings need a name all the same.
        if (template.isEmpty()) template = NameStyle.JELLYFIN.template(isEpisode, isFilm);
        var channel = legal(recording.channelName(), "Channel");
        var room = PortableName.LONGEST_PATH - root.toString().length() - 1 - BEHIND;
        var name = new NameTemplate(template).name(values(recording, showing, zone, channel), room, channel);
        return name.resolveSibling(name.getFileName() + RecordingContainer.TS.ending());
    }

    private static Map<String, String> values(
            Recording recording, Optional<Showing> showing, ZoneId zone, String channel) {
        var at = recording.start().atZone(zone);
        var values = new HashMap<String, String>();
        values.put("title", legal(recording.title(), channel));
        values.put("subtitle", recording.subTitle());
        values.put("channel", channel);
        values.put("date", DATE.format(at));
        values.put("time", TIME.format(at));
        values.put("shown", Integer.toString(at.getYear()));
        showing.ifPresent(it -> {
            it.year().ifPresent(year -> values.put("year", Integer.toString(year)));
            it.categories().stream().findFirst().ifPresent(genre -> values.put("genre", genre));
            it.episode().ifPresent(episode -> {
                values.put("season", "%02d".formatted(episode.season().orElse(1)));
                values.put("episode", "%02d".formatted(episode.number()));
            });
        });
        return values;
    }

    private static boolean isFilm(Showing showing) {
        return showing.year().isPresent()
                && showing.subTitle().isEmpty()
                && showing.episode().isEmpty();
    }

    private static String legal(String text, String instead) {
        var name = PortableName.of(text, MOST);
        return name.isEmpty() ? instead : name;
    }

    /// What an episode, a film and the news would be called, for whoever chooses names.
    public static List<String> examples(FileSettings settings) {
        var episode = new Episode(OptionalInt.of(1), 2);
        return List.of(
                example(settings, "Night Train", "The Baker", Optional.of(episode), OptionalInt.empty()),
                example(settings, "Metropolis", "", Optional.empty(), OptionalInt.of(1927)),
                example(settings, "News", "", Optional.empty(), OptionalInt.empty()));
    }

    private static String example(
            FileSettings settings, String title, String subTitle, Optional<Episode> episode, OptionalInt year) {
        var channel = new ChannelId(1);
        var start = Instant.parse("2027-03-01T20:15:00Z");
        var stop = start.plus(Duration.ofHours(1));
        var showing = new Showing(
                channel,
                start,
                stop,
                title,
                subTitle,
                "",
                List.of(),
                List.of(),
                episode,
                "",
                Optional.empty(),
                false,
                false,
                year,
                Optional.empty());
        var one = new Recording(
                0,
                channel,
                "BBC One",
                title,
                subTitle,
                "",
                start,
                stop,
                Duration.ZERO,
                Duration.ZERO,
                0,
                OptionalLong.empty(),
                false,
                Progress.NONE);
        var name = of(one, Optional.of(showing), ZoneId.of("UTC"), settings, Path.of(""));
        return settings.container().named(name).toString().replace('\\', '/');
    }
}
