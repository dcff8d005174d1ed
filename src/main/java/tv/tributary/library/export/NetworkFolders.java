package tv.tributary.library.export;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tv.tributary.library.export.SizeLookup.SizeProbe;
import tv.tributary.model.SourceId;
import tv.tributary.model.Title;
import tv.tributary.model.Title.TitleKind;
import tv.tributary.store.Database;
import tv.tributary.store.ExportCatalogue;
import tv.tributary.store.ExportableTitle;
import tv.tributary.store.ExportableTitle.EpisodePlay;
import tv.tributary.store.ExportableTitle.ExportableEpisode;
import tv.tributary.store.FileSizeStore;
import tv.tributary.store.FileSizeStore.FileKey;
import tv.tributary.store.FileSizeStore.FileSize;

/// Films and series as a tree of folders with video files in them, for clients that read a network drive:
/// `Movies/A/Alien (1979) {tmdb-348} [12]/….mkv`, `Series/T/The Wire [7]/Season 01/…`. Folders are divided by first
/// letters, since 150,000 entries in one are more than most clients bear; the number at the end is our own id, so that
/// each path leads to its title whatever else changes.
///
/// Looking at folders asks no provider. A client needs a file's size before it reads it, so a file is shown once its
/// size is known; whoever looks into a folder has the sizes that lack found out, one after the other. Thread-safe.
public final class NetworkFolders implements AutoCloseable {
    private static final String MOVIES = "Movies";
    private static final String SERIES = "Series";
    private static final String DIGITS = "0-9";
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String OTHERS = "Others";
    private static final int LONGEST_NAME = 100;
    private static final Pattern ID = Pattern.compile(".* \\[([1-9]\\d{0,17})](\\.[a-z0-9]{2,5})?");
    private static final Pattern SEASON = Pattern.compile("Season (\\d{1,6})");

    private final ExportCatalogue catalogue;
    private final FileSizeStore sizes;
    private final SizeLookup lookup;
    private final FilmEdges edges;
    private final Instant started;

    /// The titles that somebody sees.
    @FunctionalInterface
    public interface TitleFilter {
        boolean admits(TitleKind kind, long title);
    }

    /// A folder, or a file whose size is known.
    public sealed interface Entry {
        String name();

        Instant modified();
    }

    public record Folder(String name, Instant modified) implements Entry {}

    /// @param source what plays it
    /// @param stream the episode in its provider's writing; empty if the source itself plays
    /// @param size in bytes
    /// @param ending of its name, such as `mkv`
    public record VideoFile(String name, Instant modified, SourceId source, String stream, long size, String ending)
            implements Entry {
        /// The same as long as it has the same bytes.
        public String etag() {
            return "\"" + source + "-" + Integer.toHexString(stream.hashCode()) + "-" + size + "\"";
        }
    }

    /// @param probe finds out a file's size
    /// @param data the folder of this program's own data
    public NetworkFolders(Database database, SizeProbe probe, InstantSource clock, Path data) {
        this.catalogue = new ExportCatalogue(database);
        this.sizes = new FileSizeStore(database);
        this.lookup = new SizeLookup(sizes, probe, clock);
        this.edges = new FilmEdges(data.resolve("scanned"), clock);
        this.started = clock.instant();
    }

    /// What stands at a path.
    ///
    /// @param path names from the root on; none for the root itself
    /// @param seen titles that are left out are not there
    public Optional<Entry> find(List<String> path, TitleFilter seen) {
        if (path.isEmpty()) return Optional.of(new Folder("", started));
        var kind = kind(path.getFirst());
        if (kind.isEmpty()) return Optional.empty();
        var name = path.getLast();
        return switch (path.size()) {
            case 1 -> Optional.of(new Folder(name, started));
            case 2 -> range(name).map(_ -> new Folder(name, started));
            case 3 -> title(kind.get(), name, seen).map(title -> folder(title.title()));
            default -> inTitle(kind.get(), path, seen);
        };
    }

    private Optional<Entry> inTitle(TitleKind kind, List<String> path, TitleFilter seen) {
        var parent = path.subList(0, path.size() - 1);
        var name = path.getLast();
        var isSeason = kind == TitleKind.SERIES && path.size() == 4;
        return list(parent, seen).stream()
                .filter(entry -> entry.name().equals(name) && entry instanceof Folder == isSeason)
                .findFirst();
    }

    /// What a folder has in it, by name; nothing if there is no such folder.
    ///
    /// @param seen as in [#find]
    public List<Entry> list(List<String> path, TitleFilter seen) {
        if (path.isEmpty()) return List.of(new Folder(MOVIES, started), new Folder(SERIES, started));
        var kind = kind(path.getFirst());
        if (kind.isEmpty()) return List.of();
        return switch (path.size()) {
            case 1 -> letters();
            case 2 ->
                range(path.get(1)).map(range -> titles(kind.get(), range, seen)).orElse(List.of());
            case 3 -> title(kind.get(), path.get(2), seen).map(this::inside).orElse(List.of());
            case 4 ->
                title(kind.get(), path.get(2), seen)
                        .filter(title -> title.title().kind() == TitleKind.SERIES)
                        .map(title -> season(title, path.get(3)))
                        .orElse(List.of());
            default -> List.of();
        };
    }

    /// What scanners have read of the files.
    public FilmEdges edges() {
        return edges;
    }

    /// How many files wait for their size to be found out.
    public int waiting() {
        return lookup.waiting();
    }

    /// Stores a size that was seen while the file was read.
    public void seen(VideoFile file, long size) {
        if (size != file.size())
            sizes.put(new FileKey(file.source(), file.stream()), new FileSize(size, file.modified()));
    }

    private static Optional<TitleKind> kind(String name) {
        return switch (name) {
            case MOVIES -> Optional.of(TitleKind.MOVIE);
            case SERIES -> Optional.of(TitleKind.SERIES);
            default -> Optional.empty();
        };
    }

    private List<Entry> letters() {
        var letters = new ArrayList<Entry>();
        letters.add(new Folder(DIGITS, started));
        for (var letter : LETTERS.split("", -1)) if (!letter.isEmpty()) letters.add(new Folder(letter, started));
        letters.add(new Folder(OTHERS, started));
        return letters;
    }

    /// @param from the least folded name; `until` the first behind it
    private record NameRange(String from, String until) {}

    private static Optional<NameRange> range(String letter) {
        if (letter.equals(DIGITS)) return Optional.of(new NameRange("", "a"));
        if (letter.equals(OTHERS)) return Optional.of(new NameRange("{", "\uFFFF"));
        if (letter.length() != 1 || LETTERS.indexOf(letter.charAt(0)) < 0) return Optional.empty();
        var first = (char) (letter.charAt(0) + 'a' - 'A');
        return Optional.of(new NameRange(String.valueOf(first), String.valueOf((char) (first + 1))));
    }

    private List<Entry> titles(TitleKind kind, NameRange range, TitleFilter seen) {
        return catalogue.named(kind, range.from(), range.until()).stream()
                .filter(title -> seen.admits(kind, title.id()))
                .map(title -> (Entry) folder(title))
                .toList();
    }

    private Optional<ExportableTitle> title(TitleKind kind, String name, TitleFilter seen) {
        var id = ID.matcher(name);
        if (!id.matches() || !seen.admits(kind, Long.parseLong(id.group(1)))) return Optional.empty();
        return catalogue
                .find(Long.parseLong(id.group(1)))
                .filter(title -> title.title().kind() == kind && !title.hidden());
    }

    private Folder folder(Title title) {
        return new Folder(
                plain(title) + ExportStyle.PLEX.idMark(title.tmdb(), title.imdb()) + mark(title.id()),
                title.added().orElse(started));
    }

    /// The name with its year, as all systems take it.
    private static String plain(Title title) {
        var name = PortableName.of(title.name(), LONGEST_NAME);
        var year = title.year().isPresent() ? " (" + title.year().getAsInt() + ")" : "";
        return (name.isEmpty() ? "Untitled" : name) + year;
    }

    private static String mark(long id) {
        return " [" + id + "]";
    }

    private List<Entry> inside(ExportableTitle title) {
        return title.title().kind() == TitleKind.MOVIE ? movie(title) : seasons(title);
    }

    private List<Entry> movie(ExportableTitle movie) {
        var known = sizes.of(movie.title().id());
        var plays = movie.versions().stream()
                .map(version -> new EpisodePlay(version.source(), "", version.ending()))
                .toList();
        var name = folder(movie.title()).name();
        return file(name, movie.title(), plays, known).map(List::<Entry>of).orElse(List.of());
    }

    private List<Entry> seasons(ExportableTitle series) {
        var seasons = new TreeMap<Integer, Entry>();
        for (var one : series.episodes()) {
            var number = one.episode().season();
            seasons.putIfAbsent(
                    number,
                    new Folder(
                            "Season %02d".formatted(number),
                            series.title().added().orElse(started)));
        }
        return List.copyOf(seasons.values());
    }

    private List<Entry> season(ExportableTitle series, String name) {
        var season = SEASON.matcher(name);
        if (!season.matches()) return List.of();
        var number = Integer.parseInt(season.group(1));
        var known = sizes.of(series.title().id());
        var files = new ArrayList<Entry>();
        for (var one : series.episodes()) {
            if (one.episode().season() != number) continue;
            file(episodeName(series.title(), one), series.title(), one.plays(), known)
                    .ifPresent(files::add);
        }
        return files;
    }

    private static String episodeName(Title series, ExportableEpisode one) {
        var episode = one.episode();
        return plain(series) + " S%02dE%02d".formatted(episode.season(), episode.number()) + mark(episode.id());
    }

    /// The first version whose size is known; else they are looked up, for later.
    private Optional<Entry> file(String name, Title title, List<EpisodePlay> plays, Map<FileKey, FileSize> known) {
        for (var play : plays) {
            var key = new FileKey(play.source(), play.stream());
            var size = known.get(key);
            if (size != null)
                return Optional.of(new VideoFile(
                        name + "." + play.ending(),
                        title.added().orElse(size.modified()),
                        play.source(),
                        play.stream(),
                        size.size(),
                        play.ending()));
        }
        lookup.want(plays.stream()
                .map(play -> new FileKey(play.source(), play.stream()))
                .toList());
        return Optional.empty();
    }

    @Override
    public void close() {
        lookup.close();
    }
}
