package tv.tributary.ui.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.scene.image.Image;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.ui.preview.VideoPlayer.VideoOutput;

/// Plays real pictures through the installed VLC; does nothing where there is none.
@ExtendWith(FxToolkit.class)
class VlcPlayerTest implements VideoOutput {
    private final CompletableFuture<Image> picture = new CompletableFuture<>();
    private final CompletableFuture<Double> aspect = new CompletableFuture<>();
    private final CompletableFuture<String> outcome = new CompletableFuture<>();
    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final Optional<VideoPlayer> found = new PlayerFinder(LibVlcFolders.ofThisMachine(), "test", 540).player();

    VlcPlayerTest() throws IOException {}

    @BeforeEach
    void serveIfThereIsVlc() {
        assumeTrue(found.isPresent(), "no VLC on this machine");
        server.createContext("/green.y4m", exchange -> {
            var body = green(64, 48, 200);
            exchange.sendResponseHeaders(200, body.length);
            try (var out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        found.ifPresent(VideoPlayer::close);
        server.stop(0);
    }

    private VideoPlayer player() {
        return found.orElseThrow();
    }

    @Test
    void picturesReachTheScreenInTheirShape() throws Exception {
        player().volume(0);
        player().play(url("/green.y4m"), Duration.ZERO, this);
        var image = picture.get(30, TimeUnit.SECONDS);
        assertThat(aspect.get(30, TimeUnit.SECONDS)).isBetween(1.32, 1.35);
        assertThat(outcome.get(30, TimeUnit.SECONDS)).isEqualTo("playing");
        var colour = FxToolkit.on(
                () -> image.getPixelReader().getColor((int) image.getWidth() / 2, (int) image.getHeight() / 2));
        assertThat(colour.getGreen()).isGreaterThan(colour.getRed() + 0.2);
    }

    @Test
    void anAddressThatAnswersNothingFails() throws Exception {
        player().play(url("/missing"), Duration.ZERO, this);
        assertThat(outcome.get(30, TimeUnit.SECONDS)).isEqualTo("failed");
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /// An uncompressed film, all green.
    private static byte[] green(int width, int height, int frames) {
        var film = new ByteArrayOutputStream();
        film.writeBytes(("YUV4MPEG2 W" + width + " H" + height + " F25:1 Ip A1:1 C420jpeg\n")
                .getBytes(StandardCharsets.US_ASCII));
        for (var frame = 0; frame < frames; frame++) {
            film.writeBytes("FRAME\n".getBytes(StandardCharsets.US_ASCII));
            for (var y = 0; y < width * height; y++) film.write(145);
            for (var u = 0; u < width * height / 4; u++) film.write(54);
            for (var v = 0; v < width * height / 4; v++) film.write(34);
        }
        return film.toByteArray();
    }

    @Override
    public void picture(Image image) {
        picture.complete(image);
    }

    @Override
    public void position(PlayPosition now) {}

    @Override
    public void playing() {
        outcome.complete("playing");
    }

    @Override
    public void soundOnly() {
        outcome.complete("sound only");
    }

    @Override
    public void tracks(PlayerTracks tracks) {
        // Not looked at here.
    }

    @Override
    public void aspect(double widthToHeight) {
        aspect.complete(widthToHeight);
    }

    @Override
    public void ended() {
        outcome.complete("ended");
    }

    @Override
    public void failed() {
        outcome.complete("failed");
    }
}
