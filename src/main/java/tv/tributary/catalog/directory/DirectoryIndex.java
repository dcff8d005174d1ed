package tv.tributary.catalog.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tv.tributary.file.OwnerOnly;
import tv.tributary.identity.name.ChannelDirectory;
import tv.tributary.identity.name.DirectoryFeed;
import tv.tributary.identity.text.Hash;

/// What is kept of the public directory, as a packed file of lines: one per feed, region and country.
///
/// @param regions the countries of each region; @param spoken the languages of each country
record DirectoryIndex(List<DirectoryFeed> feeds, Map<String, Set<String>> regions, Map<String, Set<String>> spoken) {
    private static final String EDITION = "1";
    private static final String FEED = "F";
    private static final String REGION = "R";
    private static final String COUNTRY = "C";
    private static final int FEED_COLUMNS = 9;
    private static final Pattern BREAKS = Pattern.compile("[\\t\\n\\r|,]+");

    DirectoryIndex {
        feeds = List.copyOf(feeds);
        regions = Map.copyOf(regions);
        spoken = Map.copyOf(spoken);
    }

    /// @param revision by which one directory is told from the next
    ChannelDirectory directory(String revision) {
        return new ChannelDirectory(feeds, regions, spoken, revision);
    }

    /// Told from others by what it says.
    String revision() {
        var hash = Hash.of(EDITION);
        for (var line : lines()) hash = Hash.of(hash, line);
        return Long.toHexString(hash);
    }

    /// Beside the old file first, then in its place.
    void write(Path file) throws IOException {
        var part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        OwnerOnly.file(part);
        try (var out = new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(part)), UTF_8)) {
            out.write(EDITION + "\n");
            for (var line : lines()) out.write(line + "\n");
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /// @throws IOException also if it is damaged or of another edition
    static DirectoryIndex read(Path file) throws IOException {
        var feeds = new ArrayList<DirectoryFeed>();
        var regions = new HashMap<String, Set<String>>();
        var spoken = new HashMap<String, Set<String>>();
        try (var in =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), UTF_8))) {
            if (!EDITION.equals(in.readLine())) throw new IOException("another edition");
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                var columns = List.of(line.split("\t", -1));
                switch (columns.getFirst()) {
                    case FEED -> feeds.add(feed(columns));
                    case REGION -> regions.put(column(columns, 1), set(column(columns, 2)));
                    case COUNTRY -> spoken.put(column(columns, 1), set(column(columns, 2)));
                    default -> throw new IOException("damaged");
                }
            }
        }
        return new DirectoryIndex(feeds, regions, spoken);
    }

    private static String column(List<String> columns, int at) throws IOException {
        if (at >= columns.size()) throw new IOException("damaged");
        return columns.get(at);
    }

    private static DirectoryFeed feed(List<String> columns) throws IOException {
        if (columns.size() != FEED_COLUMNS) throw new IOException("damaged");
        return new DirectoryFeed(
                columns.get(1),
                columns.get(2),
                columns.get(3).equals("1"),
                List.of(columns.get(8).split("\\|", -1)),
                columns.get(4),
                set(columns.get(6)),
                set(columns.get(7)),
                columns.get(5).equals("1"));
    }

    private static Set<String> set(String cell) {
        return cell.isEmpty() ? Set.of() : Set.copyOf(List.of(cell.split(",", -1)));
    }

    /// In an order that does not depend on that of sets.
    private List<String> lines() {
        var lines = new ArrayList<String>(feeds.size());
        for (var feed : feeds) {
            lines.add(String.join(
                    "\t",
                    FEED,
                    plain(feed.channel()),
                    plain(feed.name()),
                    flag(feed.isMain()),
                    plain(feed.country()),
                    flag(feed.isClosed()),
                    joined(feed.areas()),
                    joined(feed.languages()),
                    String.join(
                            "|",
                            feed.names().stream().map(DirectoryIndex::plain).toList())));
        }
        new TreeMap<>(regions).forEach((code, countries) -> lines.add(line(REGION, code, countries)));
        new TreeMap<>(spoken).forEach((code, languages) -> lines.add(line(COUNTRY, code, languages)));
        return lines;
    }

    private static String line(String kind, String code, Set<String> values) {
        return String.join("\t", kind, plain(code), joined(values));
    }

    private static String joined(Collection<String> values) {
        return String.join(
                ",", new TreeSet<>(values.stream().map(DirectoryIndex::plain).toList()));
    }

    private static String flag(boolean value) {
        return value ? "1" : "0";
    }

    private static String plain(String text) {
        return BREAKS.matcher(text).replaceAll(" ");
    }
}
