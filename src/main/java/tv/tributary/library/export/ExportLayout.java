package tv.tributary.library.export;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    /// What Windows allows of a whole path by default, less the zero at its end and some room.
    private static final int LONGEST_PATH = 240;
    private static final int SHORTEST_NAME = 24;
    private static final int LONGEST_NAME = 100;

    private final ExportSettings settings;
    private final ExportAddresses addresses;
    private final Set<String> taken = new HashSet<>();
    private final Set<Long> seriesTaken = new HashSet<>();

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
        if (!isMovie) seriesTaken.add(title.id());
        if (!isMovie && episodes.isEmpty()) return List.of();
        var folder = folder(title, versions, before);
        return isMovie ? movie(title, versions.getFirst(), folder) : series(title, versions, episodes, folder);
    }

    /// The ids of the series that were taken so far, those without a known episode among them.
    Set<Long> seriesTaken() {
        return seriesTaken;
    }

    private static List<ExportableEpisode> episodes(ExportableTitle offered, List<ExportableVersion> versions) {
        var sources = versions.stream().map(ExportableVersion::source).collect(Collectors.toSet());
        return offered.episodes().stream()
                .filter(episode -> episode.plays().stream().anyMatch(play -> sources.contains(play.source())))
                .toList();
    }

    private List<ExportFile> movie(Title title, ExportableVersion first, String folder) {
        var path = folder + "/" + last(folder);
        var address = addresses.movie(settings.address(), title.id(), first.ending());
        var files = new ArrayList<ExportFile>();
        files.add(file(path + ".strm", title, 0, first.provider(), address + "\n"));
        if (settings.nfo())
            files.add(file(path + ".nfo", title, 0, first.provider(), NfoDocument.of(title, settings.style())));
        return files;
    }

    private List<ExportFile> series(
            Title title, List<ExportableVersion> versions, List<ExportableEpisode> episodes, String folder) {
        var provider = versions.getFirst().provider();
        var name = withoutMark(last(folder));
        var files = new ArrayList<ExportFile>();
        if (settings.nfo())
            files.add(file(folder + "/tvshow.nfo", title, 0, provider, NfoDocument.of(title, settings.style())));
        for (var one : episodes) {
            var episode = one.episode();
            var path = "%s/Season %02d/%s S%02dE%02d"
                    .formatted(folder, episode.season(), name, episode.season(), episode.number());
            var address = addresses.episode(
                    settings.address(), episode.id(), one.plays().getFirst().ending());
            var whose = provider(versions, one.plays()).orElse(provider);
            files.add(file(path + ".strm", title, episode.id(), whose, address + "\n"));
            if (settings.nfo())
                files.add(file(
                        path + ".nfo", title, episode.id(), whose, NfoDocument.of(title, episode, settings.style())));
        }
        return files;
    }

    private static Optional<ProviderId> provider(List<ExportableVersion> versions, List<EpisodePlay> plays) {
        var sources = plays.stream().map(EpisodePlay::source).toList();
        return versions.stream()
                .filter(version -> sources.contains(version.source()))
                .map(ExportableVersion::provider)
                .findFirst();
    }

    private static ExportFile file(String path, Title title, long episode, ProviderId provider, String content) {
        return new ExportFile(path, title.id(), episode, provider, title.added(), content);
    }

    /// The folder of a title, which no other title has. One that had to be told from another stays so, also when the
    /// other is gone: to a media server a folder of another name is another film, which nobody has watched.
    private String folder(Title title, List<ExportableVersion> versions, Optional<String> written) {
        var parent = parent(title.kind(), versions);
        var before = parent.isEmpty() ? "" : parent + "/";
        var year = title.year().isPresent() ? " (" + title.year().getAsInt() + ")" : "";
        var mark = settings.style().idMark(title.tmdb(), title.imdb());
        var own = " [" + title.id() + "]";
        var room =
                (LONGEST_PATH - settings.folder().length() - before.length() - "/Season 01/ S01E01.strm".length()) / 2
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
