package tv.tributary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tv.tributary.testkit.RawServer;

/// Films and series as network folders, through the whole server.
class WebDavTest {
    private static final Pattern RANGE = Pattern.compile("(?i)range: bytes=(\\d+)-(\\d*)");
    private static final Pattern HREF = Pattern.compile("<D:href>([^<]*)</D:href>");
    private static final byte[] FILM = new byte[300_000];

    static {
        new Random(1).nextBytes(FILM);
    }

    private final RawServer provider = new RawServer();
    private final House house = new House();

    @BeforeEach
    void fill() throws Exception {
        house.provider("one", """
                #EXTM3U
                #EXTINF:-1 group-title="Films",Heat & Dust: 50 %% (1983)
                %1$s/movie/ann/secret/7.mkv
                #EXTINF:-1 group-title="Series",The Wire S01E02
                %1$s/series/ann/secret/8.mp4
                #EXTINF:-1 group-title="Films",12 Monkeys (1995)
                %1$s/movie/ann/secret/9.mkv
                """.formatted(provider.url("")));
        assertThat(house.library.refresh().await(Duration.ofSeconds(30))).isTrue();
    }

    @AfterEach
    void close() {
        house.close();
        provider.close();
    }

    @Test
    void itSaysThatItIsWebDavOfClassOneAndMayOnlyBeRead() throws Exception {
        var options = send("OPTIONS", "/", "");
        assertThat(options.statusCode()).isEqualTo(200);
        assertThat(options.headers().firstValue("DAV")).contains("1");
        assertThat(options.headers().firstValue("Allow")).contains("OPTIONS, GET, HEAD, PROPFIND");
        for (var method : List.of("PUT", "DELETE", "MKCOL", "MOVE", "COPY", "PROPPATCH", "LOCK", "UNLOCK"))
            assertThat(send(method, "/Movies/", "").statusCode()).as(method).isEqualTo(403);
    }

    @Test
    void foldersAreListedByLettersAndNoProviderIsAsked() throws Exception {
        assertThat(hrefs("/")).containsExactly(root() + "/", root() + "/Movies/", root() + "/Series/");
        assertThat(hrefs("/Movies/")).hasSize(29).contains(root() + "/Movies/H/", root() + "/Movies/0-9/");
        assertThat(hrefs("/Movies/H/"))
                .hasSize(2)
                .last()
                .asString()
                .startsWith(root() + "/Movies/H/Heat%20%26%20Dust%20-%2050%20%25%20%281983%29%20%5B");
        assertThat(hrefs("/Movies/0-9/")).last().asString().contains("12%20Monkeys%20%281995%29");
        assertThat(hrefs("/Series/T/")).last().asString().contains("/The%20Wire%20%5B");
        assertThat(hrefs("/Series/H/")).hasSize(1);
        assertThat(provider.requests()).isEmpty();
    }

    @Test
    void depthZeroIsTheFolderAloneAndInfinityIsRefused() throws Exception {
        assertThat(send("PROPFIND", "/Movies/", "0").body())
                .contains("<D:collection/>")
                .doesNotContain("/Movies/H/");
        for (var depth : List.of("infinity", "")) {
            var refused = send("PROPFIND", "/Movies/", depth);
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("<D:propfind-finite-depth/>");
        }
    }

    @Test
    void aFileAppearsOnceItsSizeIsKnownAndIsReadInParts() throws Exception {
        provider.always(this::serve);
        var file = file("/Movies/H/");
        var facts = send("PROPFIND", file, "1");
        assertThat(facts.statusCode()).isEqualTo(207);
        assertThat(facts.body())
                .contains(
                        "<D:getcontentlength>300000</D:getcontentlength>",
                        "<D:getcontenttype>video/x-matroska</D:getcontenttype>",
                        "<D:resourcetype/>");
        var head = send("HEAD", file, "");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Length")).contains("300000");
        var etag = head.headers().firstValue("ETag").orElseThrow();
        assertThat(facts.body()).contains("<D:getetag>" + etag + "</D:getetag>");
        assertThat(provider.requests()).hasSize(1);

        assertThat(bytes(file, "").body()).isEqualTo(FILM);
        var part = bytes(file, "bytes=1000-1999");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.headers().firstValue("Content-Range")).contains("bytes 1000-1999/300000");
        assertThat(part.headers().firstValue("ETag")).contains(etag);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(FILM, 1000, 2000));
    }

    @Test
    void whatNeedsNoBytesIsAnsweredWithoutTheProvider() throws Exception {
        provider.always(this::serve);
        var file = file("/Movies/H/");
        var etag = send("HEAD", file, "").headers().firstValue("ETag").orElseThrow();
        var asked = provider.requests().size();
        var beyond = bytes(file, "bytes=300000-");
        assertThat(beyond.statusCode()).isEqualTo(416);
        assertThat(beyond.headers().firstValue("Content-Range")).contains("bytes */300000");
        var same = house.client.send(
                house.request(root() + file).header("If-None-Match", etag).build(), BodyHandlers.ofString());
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(send("GET", "/Movies/", "").statusCode()).isEqualTo(405);
        assertThat(send("GET", "/Movies/H/Nothing%20%5B999%5D/x.mkv", "").statusCode())
                .isEqualTo(404);
        assertThat(provider.requests()).hasSize(asked);
    }

    @Test
    void aPartOfAnotherStateOfTheFileIsTheWholeFile() throws Exception {
        provider.always(this::serve);
        var file = file("/Movies/H/");
        var answer = house.client.send(
                house.request(root() + file)
                        .header("Range", "bytes=5-9")
                        .header("If-Range", "\"other\"")
                        .build(),
                BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(FILM);
    }

    @Test
    void aProviderThatSendsTheWholeInPlaceOfAPartNeverGivesWrongBytes() throws Exception {
        provider.always(this::serve);
        var file = file("/Movies/H/");
        provider.always((_, out) -> whole(out));
        assertThat(bytes(file, "bytes=1000-1999").statusCode()).isEqualTo(502);
    }

    @Test
    void whatAScannerHasReadOnceIsAnsweredWithoutTheProvider() throws Exception {
        provider.always(this::serve);
        var file = file("/Movies/H/");
        for (var range : List.of("bytes=0-99999", "bytes=-1000")) {
            var first = bytes(file, range);
            // What was read is put away a moment later.
            await(() -> isAnsweredWithoutTheProvider(file, range, first.body()));
        }
        provider.always((_, out) -> out.write("HTTP/1.1 503 Busy\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
        var part = bytes(file, "bytes=500-1499");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.headers().firstValue("Content-Range")).contains("bytes 500-1499/300000");
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(FILM, 500, 1_500));
        assertThat(bytes(file, "bytes=299900-").body()).isEqualTo(Arrays.copyOfRange(FILM, 299_900, 300_000));
        assertThat(bytes(file, "bytes=200000-200099").statusCode()).isEqualTo(503);
    }

    @Test
    void behindWhatIsKnownOfItTheProviderIsAskedForTheRestAlone() throws Exception {
        provider.always(this::serve);
        var file = file("/Movies/H/");
        var first = bytes(file, "bytes=0-99999");
        await(() -> isAnsweredWithoutTheProvider(file, "bytes=0-99999", first.body()));
        var whole = bytes(file, "");
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.headers().firstValue("Content-Length")).contains("300000");
        assertThat(whole.body()).isEqualTo(FILM);
        assertThat(provider.requests().getLast()).containsIgnoringCase("range: bytes=100000-299999");
    }

    private boolean isAnsweredWithoutTheProvider(String file, String range, byte[] expected) {
        try {
            var asked = provider.requests().size();
            assertThat(bytes(file, range).body()).isEqualTo(expected);
            return provider.requests().size() == asked;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aFileThatCannotBeReadInPartsIsNotShown() throws Exception {
        provider.always((_, out) -> whole(out));
        var folder = folder("/Movies/H/");
        assertThat(hrefs(folder)).hasSize(1);
        await(() -> !provider.requests().isEmpty());
        assertThat(hrefs(folder)).hasSize(1);
    }

    @Test
    void aSeriesHasSeasonsAndTheirEpisodes() throws Exception {
        provider.always(this::serve);
        var season = folder(folder("/Series/T/"));
        assertThat(season).endsWith("/Season%2001/");
        await(() -> hrefs(season).size() == 2);
        assertThat(hrefs(season))
                .last()
                .asString()
                .contains("/The%20Wire%20S01E02%20%5B")
                .endsWith(".mp4");
    }

    @Test
    void aWrongTokenOpensNothing() throws Exception {
        var answer = house.send(house.request("/dav/wrong/").method("PROPFIND", BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(401);
    }

    /// The only file below a folder of a letter, once it is there.
    private String file(String letter) throws Exception {
        var folder = folder(letter);
        await(() -> hrefs(folder).size() == 2);
        return hrefs(folder).getLast().substring(root().length());
    }

    /// The only folder in another one.
    private String folder(String parent) throws Exception {
        return hrefs(parent).getLast().substring(root().length());
    }

    private String root() {
        return "/dav/" + house.tokenGate.householdToken();
    }

    private List<String> hrefs(String path) {
        try {
            return HREF.matcher(send("PROPFIND", path, "1").body())
                    .results()
                    .map(found -> found.group(1))
                    .toList();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// @param depth empty for no such header
    private HttpResponse<String> send(String method, String path, String depth)
            throws IOException, InterruptedException {
        var request = house.request(root() + path).method(method, BodyPublishers.noBody());
        if (!depth.isEmpty()) request.header("Depth", depth);
        return house.send(request);
    }

    private HttpResponse<byte[]> bytes(String path, String range) throws IOException, InterruptedException {
        var request = house.request(root() + path);
        if (!range.isEmpty()) request.header("Range", range);
        return house.client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private void serve(String request, java.io.OutputStream out) throws IOException {
        var range = RANGE.matcher(request);
        if (!range.find()) {
            whole(out);
            return;
        }
        int from = Integer.parseInt(range.group(1));
        int to = range.group(2).isEmpty() ? FILM.length : Integer.parseInt(range.group(2)) + 1;
        write(out, "206 Part\r\nContent-Range: bytes " + from + "-" + (to - 1) + "/" + FILM.length, from, to);
    }

    private static void whole(java.io.OutputStream out) throws IOException {
        write(out, "200 OK", 0, FILM.length);
    }

    private static void write(java.io.OutputStream out, String status, int from, int to) throws IOException {
        var head = "HTTP/1.1 " + status + "\r\nContent-Type: video/x-matroska\r\nETag: \"v1\"\r\nContent-Length: "
                + (to - from) + "\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(FILM, from, to - from);
    }

    private static void await(java.util.function.BooleanSupplier done) {
        var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > deadline) throw new AssertionError("not in time");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }
}
