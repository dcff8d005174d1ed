package tv.tributary.library.export;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tv.tributary.library.export.ExportSettings.ExportAddresses;
import tv.tributary.model.ProviderId;
import tv.tributary.model.Title;
import tv.tributary.model.Title.TitleKind;
import tv.tributary.store.ExportableTitle;
import tv.tributary.store.ExportableTitle.EpisodePlay;
import tv.tributary.store.ExportableTitle.ExportableEpisode;
import tv.tributary.store.ExportableTitle.ExportableVersion;

/// Names the files of the titles that an export takes, one folder per title. Two titles never get the same folder, on
/// file systems that do not tell capitals either: the one that is asked for first has the plain name. For one run, with
/// titles by id; one thread.
///
/// The year stands in round brackets behind the name, so that a year in the name is no riddle, and each film has a
/// folder of its own, since Jellyfin takes "Part 1" and "Part 2" in one folder for one film.
final class ExportLayout {
    private static final int SHORTEST_NAME = 24;
    private static final int LONGEST_NAME = 100;

    private final ExportSettings settings;
    private final ExportAddresses addresses;
    private final Set<String> taken = new HashSet<>();
    private final Set<Long> seriesTaken = new HashSet<>();
    private final List<TakenMovie> moviesTaken = new ArrayList<>();

    /// @param added epoch seconds, 0 if unknown
    private record TakenMovie(long id, long added) {}

    ExportLayout(ExportSettings settings, ExportAddresses addresses) {
        this.settings = settings;
        this.addresses = addresses;
    }

    /// None if the export does not take it.
    ///
    /// @param before a file that was written for it before; empty if there is none
    List<ExportFile> files(ExportableTitle offered, Optional<String> before) {
        var title = offered.title();
        if (offered.hidden() || !settings.choice().takes(title)) return List.of();
        var versions = offered.versions().stream()
                .filter(version -> settings.choice().takes(title.kind(), version))
                .toList();
        if (versions.isEmpty()) return List.of();
        var isMovie = title.kind() == TitleKind.MOVIE;
        var episodes = isMovie ? List.<ExportableEpisode>of() : episodes(offered, versions);
        if (isMovie)
            moviesTaken.add(new TakenMovie(
                    title.id(), title.added().map(Instant::getEpochSecond).orElse(0L)));
        else seriesTaken.add(title.id());
        if (!isMovie && episodes.isEmpty()) return List.of();
        var folder = folder(title, versions, before);
        var named = new NamedTitle(offered, versions, folder);
        return isMovie ? movie(named) : series(named, episodes);
    }

    /// The ids of the series that were taken so far, those without a known episode among them.
    Set<Long> seriesTaken() {
        return seriesTaken;
    }

    /// The ids of the films that were taken so far, the newest first.
    List<Long> moviesTaken() {
        return moviesTaken.stream()
                .sorted(Comparator.comparingLong(TakenMovie::added).reversed())
                .map(TakenMovie::id)
                .toList();
    }

    private static List<ExportableEpisode> episodes(ExportableTitle offered, List<ExportableVersion> versions) {
        var sources = versions.stream().map(ExportableVersion::source).collect(Collectors.toSet());
        return offered.episodes().stream()
                .filter(episode -> episode.plays().stream().anyMatch(play -> sources.contains(play.source())))
                .toList();
    }

    /// @param versions those that the export takes
    private record NamedTitle(ExportableTitle offered, List<ExportableVersion> versions, String folder) {
        Title title() {
            return offered.title();
        }

        ProviderId provider() {
            return versions.getFirst().provider();
        }

        ExportFile file(String path, long episode, ProviderId whose, String content) {
            return new ExportFile(path, title().id(), episode, whose, title().added(), content, "");
        }

        ExportFile picture(String path, String address) {
            return new ExportFile(path, title().id(), 0, provider(), Optional.empty(), "", address);
        }
    }

    private List<ExportFile> movie(NamedTitle movie) {
        var title = movie.title();
        var first = movie.versions().getFirst();
        var path = movie.folder() + "/" + last(movie.folder());
        var address = addresses.movie(settings.address(), title.id(), first.ending());
        var files = new ArrayList<ExportFile>();
        files.add(movie.file(path + ".strm", 0, first.provider(), address + "\n"));
        if (settings.versions()) {
            for (var other : VersionName.told(movie.versions()).entrySet()) {
                var version = other.getValue();
                var alone = addresses.film(settings.address(), version.source(), version.ending());
                files.add(movie.file(path + " - " + other.getKey() + ".strm", 0, version.provider(), alone + "\n"));
            }
        }
        if (settings.nfo()) {
            var nfo = NfoDocument.of(title, movie.offered().details(), settings.style());
            files.add(movie.file(path + ".nfo", 0, first.provider(), nfo));
        }
        if (settings.artwork())
            addArtwork(movie, settings.style() == ExportStyle.KODI ? path + "-" : movie.folder() + "/", files);
        return files;
    }

    private static void addArtwork(NamedTitle named, String before, List<ExportFile> files) {
        var details = named.offered().details();
        var poster = named.title().artwork().isEmpty()
                ? details.artwork()
                : named.title().artwork();
        if (isAddress(poster)) files.add(named.picture(before + "poster.jpg", poster));
        details.backdrops().stream()
                .filter(ExportLayout::isAddress)
                .findFirst()
                .ifPresent(wide -> files.add(named.picture(before + "fanart.jpg", wide)));
    }

    private static boolean isAddress(String text) {
        return text.regionMatches(true, 0, "http://", 0, 7) || text.regionMatches(true, 0, "https://", 0, 8);
    }

    private List<ExportFile> series(NamedTitle series, List<ExportableEpisode> episodes) {
        var title = series.title();
        var folder = series.folder();
        var name = withoutMark(last(folder));
        var files = new ArrayList<ExportFile>();
        if (settings.nfo()) {
            var nfo = NfoDocument.of(title, series.offered().details(), settings.style());
            files.add(series.file(folder + "/tvshow.nfo", 0, series.provider(), nfo));
        }
        for (var one : episodes) {
            var episode = one.episode();
            var path = "%s/Season %02d/%s S%02dE%02d"
                    .formatted(folder, episode.season(), name, episode.season(), episode.number());
            var address = addresses.episode(
                    settings.address(), episode.id(), one.plays().getFirst().ending());
            var whose = provider(series.versions(), one.plays()).orElse(series.provider());
            files.add(series.file(path + ".strm", episode.id(), whose, address + "\n"));
            if (settings.nfo()) {
                var nfo = NfoDocument.of(title, episode, one.details(), settings.style());
                files.add(series.file(path + ".nfo", episode.id(), whose, nfo));
            }
        }
        if (settings.artwork()) {
            addArtwork(series, folder + "/", files);
            addSeasonArtwork(series, episodes, files);
        }
        return files;
    }

    /// Of the seasons that have an episode.
    private void addSeasonArtwork(NamedTitle series, List<ExportableEpisode> episodes, List<ExportFile> files) {
        var known = new TreeMap<>(series.offered().details().seasonArtwork());
        known.keySet()
                .retainAll(episodes.stream().map(one -> one.episode().season()).collect(Collectors.toSet()));
        known.forEach((number, address) -> {
            if (isAddress(address))
                files.add(
                        series.picture(series.folder() + "/" + settings.style().seasonPoster(number), address));
        });
    }

    private static Optional<ProviderId> provider(List<ExportableVersion> versions, List<EpisodePlay> plays) {
        var sources = plays.stream().map(EpisodePlay::source).toList();
        return versions.stream()
                .filter(version -> sources.contains(version.source()))
                .map(ExportableVersion::provider)
                .findFirst();
    }

    /// The folder of a title, which no other title has. One that had to be told from another stays so, also when the
    /// other is gone: to a media server a folder of another name is another film, which nobody has watched.
    private String folder(Title title, List<ExportableVersion> versions, Optional<String> written) {
        var parent = parent(title.kind(), versions);
        var before = parent.isEmpty() ? "" : parent + "/";
        var year = title.year().isPresent() ? " (" + title.year().getAsInt() + ")" : "";
        var mark = settings.style().idMark(title.tmdb(), title.imdb());
        var own = " [" + title.id() + "]";
        var room = (PortableName.LONGEST_PATH
                                - settings.folder().length()
                                - before.length()
                                - "/Season 01/ S01E01.strm".length())
                        / 2
                - year.length()
                - mark.length()
                - own.length();
        var name = PortableName.of(title.name(), Math.clamp(room, SHORTEST_NAME, LONGEST_NAME));
        var plain = before + (name.isEmpty() ? "Untitled" : name) + year + mark;
        var isTold = written.filter(path -> path.startsWith(plain + own + "/")).isPresent();
        if (!isTold && !PortableName.isExtrasFolder(last(plain)) && taken.add(PortableName.folded(plain))) return plain;
        taken.add(PortableName.folded(plain + own));
        return plain + own;
    }

    /// Where the version says that has been there for longest: a title must not move because another version comes.
    private String parent(TitleKind kind, List<ExportableVersion> versions) {
        var oldest = versions.stream()
                .min(Comparator.comparingLong(version -> version.source().value()))
                .orElseThrow();
        var folder = settings.choice().rule(kind, oldest.category()).folder();
        if (!folder.isEmpty()) return folder;
        return kind == TitleKind.MOVIE ? settings.movieFolder() : settings.seriesFolder();
    }

    /// Episodes bear the series' name and year only.
    private static String withoutMark(String name) {
        var bare = name.replaceAll("( [\\[{](tmdb|imdb)[^\\]}]*[\\]}])?( \\[\\d+])?$", "");
        return bare.isEmpty() ? name : bare;
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
