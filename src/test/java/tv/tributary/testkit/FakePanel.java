package tv.tributary.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// An Xtream panel on the loopback address: lists made up as they are asked for, of any size, and the M3U list that
/// panels make of them. Any answer may be scripted. Counts what it is asked. Thread-safe.
public final class FakePanel implements AutoCloseable {
    /// What a panel says instead of its usual answer.
    @FunctionalInterface
    public interface Answer {
        void write(Writer out) throws IOException;
    }

    private record Scripted(int status, Answer answer, String location) {}

    private final HttpServer server;
    private final String scheme;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Scripted> scripted = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    /// When the last questions came, if that counts.
    private final Deque<Instant> lately = new ArrayDeque<>();

    private volatile int mostPerSecond;
    private volatile InstantSource patienceClock = InstantSource.system();
    private boolean banned;
    private final Map<String, String> others = new ConcurrentHashMap<>();
    private final List<String> askers = new CopyOnWriteArrayList<>();
    private volatile String user = "ann";
    private volatile String password = "s3cret";
    private volatile String account = "\"status\":\"Active\",\"exp_date\":null,\"is_trial\":\"0\","
            + "\"active_cons\":\"0\",\"max_connections\":\"2\"";
    private volatile int live;
    private volatile int movies;
    private volatile int series;
    private volatile String prefix = "Channel";
    private volatile int renamed;

    public FakePanel(int live, int movies, int series) {
        this(live, movies, series, Optional.empty());
    }

    /// @param tls for one that is reached by `https://`
    public FakePanel(int live, int movies, int series, Optional<HttpsConfigurator> tls) {
        offer(live, movies, series);
        scheme = tls.isPresent() ? "https" : "http";
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            if (tls.isPresent()) {
                var secure = HttpsServer.create(address, 0);
                secure.setHttpsConfigurator(tls.get());
                server = secure;
            } else {
                server = HttpServer.create(address, 0);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/player_api.php", this::answerApi);
        server.createContext("/get.php", this::answerList);
        server.start();
    }

    /// From now on it has an archive: whoever asks for the past is answered there.
    public void archive(HttpHandler recordings) {
        server.createContext("/timeshift/", recordings);
    }

    /// From now on it has so many.
    public void offer(int newLive, int newMovies, int newSeries) {
        live = newLive;
        movies = newMovies;
        series = newSeries;
    }

    /// From now on its channels are called otherwise.
    public void rename(String newPrefix) {
        prefix = newPrefix;
    }

    /// From now on the first films have other names.
    public void renameMovies(int count) {
        renamed = count;
    }

    /// From now on only this login is let in.
    public void login(String newUser, String newPassword) {
        user = newUser;
        password = newPassword;
    }

    /// From now on this login is let in, too, or does as these fields say.
    public void alsoLogin(String otherUser, String otherPassword, String fields) {
        others.put(otherUser + "/" + otherPassword, fields);
    }

    /// The user names that asked, in that order; those that were not let in are left out.
    public List<String> askers() {
        return askers;
    }

    /// The fields of `user_info` beside the login.
    public void account(String fields) {
        account = fields;
    }

    /// From now on it answers an action so; the empty action is that for the account.
    public void answer(String action, int status, String body) {
        answer(action, status, out -> out.write(body));
    }

    public void answer(String action, int status, Answer answer) {
        scripted.put(action, new Scripted(status, answer, ""));
    }

    /// From now on it redirects whoever asks for an action.
    public void redirect(String action, String location) {
        scripted.put(action, new Scripted(302, _ -> {}, location));
    }

    /// From now on it answers an action as usual again.
    public void answerAsUsual(String action) {
        scripted.remove(action);
    }

    /// From now on it bans for good whoever asks so often within a second.
    public void banAt(int perSecond, InstantSource clock) {
        mostPerSecond = perSecond;
        patienceClock = clock;
    }

    /// Whether it does by now, judging by the question that has just come.
    private synchronized boolean isBanned() {
        if (mostPerSecond == 0) return false;
        var now = patienceClock.instant();
        lately.addLast(now);
        while (!lately.getFirst().plusSeconds(1).isAfter(now)) lately.removeFirst();
        banned |= lately.size() >= mostPerSecond;
        return banned;
    }

    /// Whether it has banned somebody.
    public synchronized boolean hasBanned() {
        return banned;
    }

    /// Actions in the order in which they were asked for.
    public List<String> asked() {
        return asked;
    }

    public String base() {
        return scheme + "://127.0.0.1:" + server.getAddress().getPort();
    }

    /// The address of its M3U list with the login.
    public String list() {
        return base() + "/get.php?username=" + user + "&password=" + password + "&type=m3u_plus&output=ts";
    }

    /// The address of its API with the login.
    public String api() {
        return base() + "/player_api.php?username=" + user + "&password=" + password;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }

    private void answerApi(HttpExchange exchange) throws IOException {
        var query = query(exchange);
        var action = query.getOrDefault("action", "");
        asked.add(action);
        if (isBanned()) {
            send(exchange, 403, out -> out.write("blocked"));
            return;
        }
        var script = scripted.get(action);
        if (script != null) {
            if (!script.location.isEmpty()) exchange.getResponseHeaders().set("Location", script.location);
            send(exchange, script.status, script.answer);
            return;
        }
        var login = query.getOrDefault("username", "");
        var isFirst = user.equals(login) && password.equals(query.get("password"));
        var other = others.get(login + "/" + query.get("password"));
        if (!isFirst && other == null) {
            send(exchange, 200, out -> out.write("{\"user_info\":{\"auth\":0}}"));
            return;
        }
        askers.add(login);
        send(exchange, 200, out -> {
            switch (action) {
                case "" ->
                    out.write("{\"user_info\":{\"username\":\"" + login + "\",\"auth\":1," + (isFirst ? account : other)
                            + "},\"server_info\":{\"timezone\":\"Europe/London\"}}");
                case "get_live_categories" -> categories("Group", out);
                case "get_vod_categories" -> categories("Films", out);
                case "get_series_categories" -> categories("Shows", out);
                case "get_live_streams" -> items(live, this::stream, out);
                case "get_vod_streams" -> items(movies, this::movie, out);
                case "get_series" -> items(series, FakePanel::show, out);
                case "get_vod_info" -> out.write(movieInfo(Integer.parseInt(query.getOrDefault("vod_id", "0"))));
                case "get_series_info" ->
                    out.write(
                            "{\"seasons\":[],\"info\":{\"plot\":\"People meet, and more than once.\",\"cast\":\"Ann Ho\"},"
                                    + "\"episodes\":{\"1\":[{\"id\":\"70\",\"episode_num\":1,"
                                    + "\"title\":\"Show - S01E01 - First\",\"container_extension\":\"mkv\","
                                    + "\"info\":{\"plot\":\"They meet.\",\"duration\":\"00:25:00\",\"air_date\":\"2010-01-03\"}},"
                                    + "{\"id\":\"71\",\"episode_num\":2,\"info\":[]}]}}");
                default -> out.write("[]");
            }
        });
    }

    private interface Item {
        String json(int id);
    }

    private static void items(int count, Item item, Writer out) throws IOException {
        out.write('[');
        for (var id = 1; id <= count; id++) {
            if (id > 1) out.write(',');
            out.write(item.json(id));
        }
        out.write(']');
    }

    private static void categories(String name, Writer out) throws IOException {
        items(
                20,
                id -> "{\"category_id\":\"%d\",\"category_name\":\"%s %d\",\"parent_id\":0}".formatted(id, name, id),
                out);
    }

    private static int category(int id) {
        return id % 20 + 1;
    }

    private String channel(int id) {
        return prefix + " Q" + id + "x";
    }

    private String stream(int id) {
        return ("{\"num\":%d,\"name\":\"%s\",\"stream_type\":\"live\",\"stream_id\":%d,\"stream_icon\":\"http://logos.test/%d.png\","
                        + "\"epg_channel_id\":\"id%d.test\",\"added\":\"1700000000\",\"category_id\":\"%d\",\"custom_sid\":\"\","
                        + "\"tv_archive\":%d,\"direct_source\":\"\",\"tv_archive_duration\":\"%d\"}")
                .formatted(id, channel(id), id, id, id, category(id), id % 3 == 0 ? 1 : 0, id % 3 == 0 ? 7 : 0);
    }

    private String film(int id) {
        return (id <= renamed ? "Renamed " : "Film ") + id + " (" + (1950 + id % 75) + ")";
    }

    private String movie(int id) {
        return ("{\"num\":%d,\"name\":\"%s\",\"stream_type\":\"movie\",\"stream_id\":%d,\"stream_icon\":\"http://posters.test/%d.jpg\","
                        + "\"rating\":\"%d.5\",\"added\":\"%d\",\"category_id\":\"%d\",\"container_extension\":\"mkv\",\"tmdb\":\"%d\","
                        + "\"plot\":\"A film about the number %d and those who count, told in some plain words.\"}")
                .formatted(id, film(id), id, id, id % 9, 1_600_000_000 + id, category(id), 900_000 + id, id);
    }

    private static String movieInfo(int id) {
        return ("{\"info\":{\"tmdb_id\":%d,\"o_name\":\"Le film %d\",\"plot\":\"Told at length: the number %d.\",\"cast\":\"Ann Ho, Bo Li\","
                        + "\"director\":\"Cy Da\",\"genre\":\"Drama\",\"releasedate\":\"%d-05-01\",\"duration_secs\":\"5400\","
                        + "\"backdrop_path\":[\"http://posters.test/b%d.jpg\"],\"video\":{\"codec_name\":\"h264\",\"width\":1920,\"height\":800},"
                        + "\"audio\":{\"codec_name\":\"aac\",\"channels\":2,\"tags\":{\"language\":\"eng\"}},\"bitrate\":4000},"
                        + "\"movie_data\":{\"stream_id\":%d,\"container_extension\":\"mkv\"}}")
                .formatted(900_000 + id, id, id, 1950 + id % 75, id, id);
    }

    private static String show(int id) {
        return ("{\"num\":%d,\"name\":\"Show %d\",\"series_id\":%d,\"cover\":\"http://posters.test/s%d.jpg\",\"genre\":\"Drama\","
                        + "\"releaseDate\":\"2010-01-01\",\"last_modified\":\"1700000000\",\"rating\":\"7\",\"category_id\":\"%d\"}")
                .formatted(id, id, id, id, category(id));
    }

    private void answerList(HttpExchange exchange) throws IOException {
        send(exchange, 200, out -> {
            out.write("#EXTM3U\n");
            for (var id = 1; id <= live; id++) {
                out.write(
                        "#EXTINF:-1 tvg-id=\"id%d.test\" tvg-name=\"%s\" tvg-logo=\"http://logos.test/%d.png\" group-title=\"Group %d\",%s\n"
                                .formatted(id, channel(id), id, category(id), channel(id)));
                out.write("%s/%s/%s/%d\n".formatted(base(), user, password, id));
            }
            for (var id = 1; id <= movies; id++) {
                out.write("#EXTINF:-1 tvg-logo=\"http://posters.test/%d.jpg\" group-title=\"Films %d\",%s\n"
                        .formatted(id, category(id), film(id)));
                out.write("%s/movie/%s/%s/%d.mkv\n".formatted(base(), user, password, id));
            }
            for (var id = 1; id <= series; id++) {
                out.write("#EXTINF:-1 group-title=\"Shows %d\",Show %d S01 E01\n".formatted(category(id), id));
                out.write("%s/series/%s/%s/%d.mp4\n".formatted(base(), user, password, 500_000 + id));
            }
        });
    }

    private static Map<String, String> query(HttpExchange exchange) {
        var query = new HashMap<String, String>();
        for (var pair : exchange.getRequestURI().getRawQuery().split("&", -1)) {
            var sign = pair.indexOf('=');
            if (sign > 0) {
                query.put(pair.substring(0, sign), URLDecoder.decode(pair.substring(sign + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    private static void send(HttpExchange exchange, int status, Answer answer) throws IOException {
        try (exchange;
                var out = new BufferedWriter(
                        new OutputStreamWriter(body(exchange, status), StandardCharsets.UTF_8), 1 << 16)) {
            answer.write(out);
        } catch (IOException _) {
            // The client has gone.
        }
    }

    private static OutputStream body(HttpExchange exchange, int status) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, 0);
        return exchange.getResponseBody();
    }
}
