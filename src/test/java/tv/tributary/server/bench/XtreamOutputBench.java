package tv.tributary.server.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import tv.tributary.catalog.Catalog;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.event.Events;
import tv.tributary.job.Jobs;
import tv.tributary.library.DetailsLookup;
import tv.tributary.library.Library;
import tv.tributary.model.ProviderSettings;
import tv.tributary.model.Title.TitleKind;
import tv.tributary.net.Fetch;
import tv.tributary.net.Http;
import tv.tributary.store.Database;
import tv.tributary.testkit.FakePanel;
import tv.tributary.testkit.JsonTree;

/// Measures the Xtream login and the playlists of a product that runs elsewhere, best with `-Xmx512m -Xlog:gc`, and
/// that
/// nothing has been added to, or that it has filled before: `XtreamOutputBench URL API-TOKEN-FILE [live movies
/// series]`.
/// Prints until the first and the last byte of each list, for the first who asks, and for 50 users at once, packed and
/// plain. What it fills it reads back: another catalog reads the login; prints what is missing there.
public final class XtreamOutputBench {
    private static final int USERS = 50;
    private static final String PASSWORD = "secret77";

    private final HttpClient client = HttpClient.newHttpClient();
    private final String url;
    private final String token;

    private XtreamOutputBench(String url, String token) {
        this.url = url;
        this.token = token;
    }

    /// @param firstByte milliseconds
    /// @param whole milliseconds
    private record Taken(long firstByte, long whole, long bytes) {}

    public static void main(String[] arguments) throws Exception {
        var sizes = arguments.length == 5
                ? List.of(arguments).subList(2, 5).stream()
                        .map(Integer::valueOf)
                        .toList()
                : List.of(30_000, 125_000, 25_000);
        var bench = new XtreamOutputBench(
                arguments[0], Files.readString(Path.of(arguments[1])).strip());
        if (bench.total("/api/movies") > 0) {
            bench.measure();
            System.exit(0);
        }
        try (var panel = new FakePanel(sizes.getFirst(), sizes.get(1), sizes.getLast())) {
            bench.fill(panel, sizes.get(1), sizes.getLast());
            bench.measure();
            bench.readBack(sizes.getFirst(), sizes.get(1), sizes.getLast());
        }
        System.exit(0);
    }

    private String api(String method, String path, String json) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json));
        return client.send(request.build(), BodyHandlers.ofString()).body();
    }

    private void fill(FakePanel panel, int movies, int series) throws Exception {
        var start = System.nanoTime();
        api("POST", "/api/providers", "{\"name\":\"Panel\",\"location\":\"" + panel.api() + "\",\"connections\":2}");
        api("POST", "/api/providers/1/sync", "");
        for (int i = 0; i < USERS; i++)
            api("POST", "/api/users", "{\"name\":\"user" + i + "\",\"password\":\"" + PASSWORD + "\"}");
        while (total("/api/movies") < movies || total("/api/series") < series) Thread.sleep(1_000);
        System.out.printf("filled in %.1f s%n", (System.nanoTime() - start) / 1e9);
    }

    private long total(String path) throws IOException, InterruptedException {
        return ((Number) JsonTree.of(api("GET", path + "?limit=1", "")).value("total")).longValue();
    }

    private String login(int user) {
        return "username=user" + user + "&password=" + PASSWORD;
    }

    private void measure() throws Exception {
        for (int i = 0; i < USERS; i++) take("/player_api.php?" + login(i), false);
        for (var action : List.of("get_live_streams", "get_vod_streams", "get_series"))
            measure(action, user -> "/player_api.php?action=" + action + "&" + login(user));
        measure("xmltv.php", user -> "/xmltv.php?" + login(user));
        var tokens = tokens();
        measure("playlist.m3u", user -> "/" + tokens.get(user) + "/playlist.m3u");
        measure("movies.m3u", user -> "/" + tokens.get(user) + "/movies.m3u");
        measure("get.php", user -> "/get.php?type=m3u_plus&" + login(user));
    }

    private void measure(String list, IntFunction<String> paths) throws Exception {
        print(list + " first", List.of(take(paths.apply(0), true)));
        print(list + " again", List.of(take(paths.apply(0), true)));
        print(list + " 50 packed", atOnce(paths, true));
        print(list + " 50 plain", atOnce(paths, false));
    }

    /// Of each user, from an address.
    private List<String> tokens() throws IOException, InterruptedException {
        var tokens = new ArrayList<String>();
        for (int i = 0; i < USERS; i++) {
            var playlist = JsonTree.of(api("GET", "/api/users/" + (i + 1) + "/addresses", ""))
                    .value("playlist")
                    .toString();
            tokens.add(URI.create(playlist).getPath().replaceFirst("^/([^/]+)/.*", "$1"));
        }
        return tokens;
    }

    private List<Taken> atOnce(IntFunction<String> paths, boolean packed) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = new ArrayList<Callable<Taken>>();
            for (int i = 0; i < USERS; i++) {
                var path = paths.apply(i);
                tasks.add(() -> take(path, packed));
            }
            var taken = new ArrayList<Taken>();
            for (var one : threads.invokeAll(tasks)) taken.add(one.get());
            return taken;
        }
    }

    private Taken take(String path, boolean packed) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url + path));
        if (packed) request.header("Accept-Encoding", "gzip");
        var start = System.nanoTime();
        var answer = client.send(request.build(), BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) throw new IOException(path + ": " + answer.statusCode());
        try (var body = answer.body()) {
            if (body.read() < 0) throw new IOException(path + " is empty");
            long firstByte = System.nanoTime() - start;
            long bytes = 1 + length(body);
            return new Taken(firstByte / 1_000_000, (System.nanoTime() - start) / 1_000_000, bytes);
        }
    }

    private static long length(InputStream body) throws IOException {
        var buffer = new byte[1 << 16];
        long bytes = 0;
        for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) bytes += read;
        return bytes;
    }

    private static void print(String what, List<Taken> taken) {
        var firstBytes = taken.stream().mapToLong(Taken::firstByte).sorted().toArray();
        var wholes = taken.stream().mapToLong(Taken::whole).sorted().toArray();
        System.out.printf(
                "%-28s first byte %,d (longest %,d) ms, whole %,d (%,d) ms, %,d bytes%n",
                what,
                firstBytes[firstBytes.length / 2],
                firstBytes[firstBytes.length - 1],
                wholes[wholes.length / 2],
                wholes[wholes.length - 1],
                taken.getFirst().bytes());
    }

    private void readBack(int live, int movies, int series) throws Exception {
        var folder = Files.createTempDirectory("xtream-bench");
        try (var events = new Events();
                var http = new Http();
                var database = Database.open(folder.resolve("tributary.db"), events);
                var jobs = new Jobs();
                var catalog =
                        new Catalog(database, Catalog.kinds(new Fetch(http)), jobs, events, InstantSource.system());
                var library = new Library(
                        database,
                        jobs,
                        events,
                        new DetailsLookup(catalog.films()::accountOf, catalog.films()::details),
                        InstantSource.system())) {
            var start = System.nanoTime();
            var id = catalog.providers()
                    .add(ProviderSettings.of("Upstairs", url + "/player_api.php?" + login(0)))
                    .id();
            if (!catalog.sync().sync(id).await(Duration.ofMinutes(15))) throw new IOException("still reads");
            if (!library.refresh().await(Duration.ofMinutes(15))) throw new IOException("still sorts");
            var faults = new ArrayList<String>();
            var channels = catalog.channels().list(ChannelQuery.all());
            if (channels.size() != live) faults.add(channels.size() + " channels");
            for (var row : channels) {
                var channel = row.channel();
                if (!channel.name().matches("Channel Q\\d+x")
                        || !channel.group().startsWith("Group ")) faults.add(channel.name());
            }
            for (var kind : TitleKind.values()) {
                int[] count = {0};
                library.listed(kind, listed -> {
                    count[0]++;
                    var title = listed.title();
                    boolean isWhole = kind == TitleKind.MOVIE
                            ? listed.ending().equals("mkv")
                                    && title.year().orElse(0) == 1950 + number(title.name()) % 75
                                    && title.tmdb().equals(Integer.toString(900_000 + number(title.name())))
                                    && title.plot().contains("the number " + number(title.name()) + " ")
                                    && title.added().isPresent()
                            : title.genres().equals("Drama") && title.rating().orElse(0) == 7;
                    if (!isWhole) faults.add(title.toString());
                });
                if (count[0] != (kind == TitleKind.MOVIE ? movies : series)) faults.add(count[0] + " " + kind);
            }
            System.out.printf(
                    "read back in %.1f s: %d of them not as they were %s%n",
                    (System.nanoTime() - start) / 1e9, faults.size(), faults.subList(0, Math.min(3, faults.size())));
        }
    }

    /// Of `Film 7`.
    private static int number(String name) {
        return Integer.parseInt(name.replaceAll("\\D", ""));
    }
}
