package tv.tributary.dvr;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import tv.tributary.dvr.schedule.Showing;
import tv.tributary.dvr.schedule.Showing.Episode;
import tv.tributary.format.json.Json;
import tv.tributary.format.json.Json.BadJson;
import tv.tributary.library.export.PortableName;
import tv.tributary.model.Recording;

/// Names of recordings' files, as media servers read them: a folder for each series with one for each season, a folder
/// for each film, and for what is neither the time at which it was shown. Pure.
final class RecordingName {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH-mm", Locale.ROOT);
    private static final String END = ".ts";
    /// A name with folder and number behind it still fits everywhere.
    private static final int MOST = 80;

    private RecordingName() {}

    /// The showing of a recording; empty for one by time only.
    static Optional<Showing> showing(Recording recording) {
        if (recording.showing().isEmpty()) return Optional.empty();
        try {
            return Optional.of(Json.read(recording.showing(), Showing.class));
        } catch (BadJson _) {
            return Optional.empty();
        }
    }

    /// The path below the folder for recordings.
    ///
    /// @param showing empty for a recording by time only
    /// @return relative
    static Path of(Recording recording, Optional<Showing> showing, ZoneId zone) {
        var channel = legal(recording.channelName(), "Channel");
        var title = legal(recording.title(), channel);
        var folder = Path.of(title);
        var time = TIME.format(recording.start().atZone(zone));
        var episode = showing.flatMap(Showing::episode);
        if (episode.isPresent()) return folder.resolve(ofEpisode(title, episode.get(), recording.subTitle()));
        var year = showing.filter(RecordingName::isFilm).map(film -> film.year().orElse(0));
        if (year.isPresent()) {
            var name = title + " (" + year.get() + ")";
            return Path.of(name).resolve(name + END);
        }
        var more = PortableName.of(recording.subTitle(), MOST);
        return folder.resolve(title + " " + time + (more.isEmpty() ? "" : " - " + more) + END);
    }

    private static boolean isFilm(Showing showing) {
        return showing.year().isPresent() && showing.subTitle().isEmpty();
    }

    private static Path ofEpisode(String title, Episode episode, String subTitle) {
        int season = episode.season().orElse(1);
        var name = "%s S%02dE%02d".formatted(title, season, episode.number());
        var more = PortableName.of(subTitle, MOST);
        return Path.of("Season %02d".formatted(season)).resolve(name + (more.isEmpty() ? "" : " - " + more) + END);
    }

    private static String legal(String text, String instead) {
        var name = PortableName.of(text, MOST);
        return name.isEmpty() ? instead : name;
    }
}
