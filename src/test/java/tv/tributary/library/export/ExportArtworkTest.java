package tv.tributary.library.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tv.tributary.job.Job;
import tv.tributary.model.ProviderId;
import tv.tributary.model.ProviderSettings;

class ExportArtworkTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path temp;

    private ExportHousehold home;
    private HttpServer pictures;
    private final Map<String, byte[]> content = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() throws IOException {
        home = new ExportHousehold(temp);
        pictures = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        pictures.createContext("/", exchange -> {
            var path = exchange.getRequestURI().getPath();
            asked.add(path);
            var body = content.get(path);
            exchange.sendResponseHeaders(body == null ? 404 : 200, body == null ? -1 : body.length);
            if (body != null) exchange.getResponseBody().write(body);
            exchange.close();
        });
        pictures.start();
        content.put("/alien.jpg", picture("jpeg"));
        content.put("/heat.png", picture("png"));
        content.put("/page.jpg", "<html>no picture</html>".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @AfterEach
    void close() {
        home.close();
        pictures.stop(0);
    }

    @Test
    void picturesFollowTheFilesAndAreJpegWhateverTheyWere() throws Exception {
        list(Map.of("Alien (1979)", "/alien.jpg", "Heat (1995)", "/heat.png"));
        var export = add("media");
        run(export);
        assertThat(bytes(temp.resolve("media/Movies/Alien (1979)/poster.jpg"))).isEqualTo(content.get("/alien.jpg"));
        var heat = bytes(temp.resolve("media/Movies/Heat (1995)/poster.jpg"));
        assertThat(heat).startsWith(0xff, 0xd8);
        assertThat(temp.resolve("media/Movies/Heat (1995)/Heat (1995).strm")).exists();
    }

    @Test
    void nothingIsFetchedAgain() throws Exception {
        list(Map.of("Alien (1979)", "/alien.jpg"));
        var export = add("media");
        run(export);
        var poster = temp.resolve("media/Movies/Alien (1979)/poster.jpg");
        var before = Files.getLastModifiedTime(poster);
        run(export);
        assertThat(asked).containsExactly("/alien.jpg");
        assertThat(Files.getLastModifiedTime(poster)).isEqualTo(before);
        assertThat(home.exports.plan(export).orElseThrow().changes()).isEmpty();
    }

    @Test
    void aPictureThatIsNotThereIsNoFailureAndIsNotAskedForAgainForDays() throws Exception {
        list(Map.of("Alien (1979)", "/gone.jpg", "Heat (1995)", "/page.jpg"));
        var export = add("media");
        assertThat(run(export).result()).isEqualTo(ExportStatus.ExportResult.DONE);
        run(export);
        assertThat(asked).containsExactlyInAnyOrder("/gone.jpg", "/page.jpg");
        assertThat(home.exports.plan(export).orElseThrow().changes()).isEmpty();
        home.clock.pass(Duration.ofDays(8));
        content.put("/gone.jpg", picture("jpeg"));
        run(export);
        assertThat(temp.resolve("media/Movies/Alien (1979)/poster.jpg")).exists();
    }

    @Test
    void anotherExportTakesItFromTheFirst() throws Exception {
        list(Map.of("Alien (1979)", "/alien.jpg"));
        run(add("one"));
        run(add("two"));
        assertThat(asked).containsExactly("/alien.jpg");
        assertThat(bytes(temp.resolve("two/Movies/Alien (1979)/poster.jpg"))).isEqualTo(content.get("/alien.jpg"));
    }

    @Test
    void aPictureOfTheUsersOwnStays() throws Exception {
        list(Map.of("Alien (1979)", "/alien.jpg"));
        var export = add("media");
        run(export);
        var poster = temp.resolve("media/Movies/Alien (1979)/poster.jpg");
        Files.writeString(poster, "mine");
        run(export);
        assertThat(poster).hasContent("mine");
    }

    @Test
    void theyGoWhenTheyAreNoLongerWanted() throws Exception {
        list(Map.of("Alien (1979)", "/alien.jpg"));
        var export = add("media");
        run(export);
        var settings = home.exports.find(export).orElseThrow().settings();
        home.exports.change(export, settings.withExtras(false, false, false));
        run(export);
        assertThat(ExportHousehold.names(temp.resolve("media")))
                .containsExactly("Movies/Alien (1979)/Alien (1979).nfo", "Movies/Alien (1979)/Alien (1979).strm");
    }

    private ExportStatus run(long export) throws InterruptedException {
        var status = home.run(export);
        var artwork = home.exports.artwork(export);
        if (artwork.isPresent()) {
            assertThat(artwork.get().await(PATIENCE)).isTrue();
            assertThat(artwork.get().view().state()).isEqualTo(Job.State.DONE);
        }
        return status;
    }

    private long add(String name) {
        return home.exports
                .add(ExportSettings.of(name, temp.resolve(name).toString(), ExportHousehold.ADDRESS)
                        .withStyle(ExportStyle.EMBY)
                        .withExtras(false, true, false))
                .id();
    }

    private ProviderId list(Map<String, String> posters) throws Exception {
        var text = new StringBuilder("#EXTM3U\n");
        for (var film : new HashMap<>(posters).entrySet())
            text.append("#EXTINF:-1 tvg-logo=\"http://127.0.0.1:%d%s\" group-title=\"Films\",%s%n"
                            .formatted(pictures.getAddress().getPort(), film.getValue(), film.getKey()))
                    .append("http://127.0.0.1:9/movie/u/p/%s.mkv%n"
                            .formatted(Integer.toHexString(film.getKey().hashCode())));
        var file = Files.writeString(temp.resolve("list.m3u"), text);
        var id = home.catalog
                .providers()
                .add(ProviderSettings.of("North", file.toString()).withRefreshEvery(Duration.ZERO))
                .id();
        home.sync(id);
        return id;
    }

    private static byte[] bytes(Path file) throws IOException {
        return Files.readAllBytes(file);
    }

    private static byte[] picture(String format) throws IOException {
        var image = new BufferedImage(60, 90, BufferedImage.TYPE_INT_RGB);
        for (var x = 0; x < 60; x++) for (var y = 0; y < 90; y++) image.setRGB(x, y, ((x * 4) << 16) | (y * 2));
        var out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, out)).isTrue();
        return out.toByteArray();
    }
}
