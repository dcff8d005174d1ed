package tv.tributary.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tv.tributary.testkit.BundledFfmpeg;
import tv.tributary.testkit.Chromium;
import tv.tributary.testkit.RawServer;

/// The app as somebody uses it on a phone at home, where pages are no secure context; in Chromium, where that is there.
@Timeout(120)
class AppInBrowserTest {
    private static final int SECONDS = 40;
    private static final int PIECES_PER_SECOND = 10;

    @TempDir
    private static Path folder;

    private static byte[] film = {};

    private final House house = new House();
    private final RawServer provider = new RawServer();
    private Optional<Chromium> browser = Optional.empty();

    @BeforeAll
    static void makeAFilm() throws Exception {
        assumeTrue(Chromium.installed().isPresent(), "there is no Chromium here");
        var file = folder.resolve("film.ts");
        var how = "-loglevel error -f lavfi -i testsrc=size=160x90:rate=25 -f lavfi -i sine -t " + SECONDS
                + " -c:v libopenh264 -g 25 -pix_fmt yuv420p -c:a aac -f mpegts " + file;
        var arguments = List.of(how.split(" ", -1));
        assertThat(BundledFfmpeg.FFMPEG.filter(arguments, new byte[0], Duration.ofSeconds(60)))
                .isPresent();
        film = Files.readAllBytes(file);
    }

    @BeforeEach
    void openTheApp() throws Exception {
        provider.always((_, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Type: video/mp2t\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            play(out);
        });
        var list = new StringBuilder("#EXTM3U\n");
        for (var n = 1; n <= 40; n++)
            list.append("#EXTINF:-1 tvg-chno=\"%d\" group-title=\"Group %d\",Channel %d\n%s\n"
                    .formatted(n, n % 4, n, provider.url("/" + n + ".ts")));
        house.provider("list", list.toString());
        var chromium = new Chromium(Chromium.installed().orElseThrow());
        browser = Optional.of(chromium);
        chromium.likeAPhone();
        chromium.open("http://tributary.lan:" + house.server.port() + "/app/");
        chromium.until("document.querySelector('input.code')");
    }

    /// As fast as it plays.
    private static void play(OutputStream out) throws IOException, InterruptedException {
        var piece = film.length / (SECONDS * PIECES_PER_SECOND) / 188 * 188;
        for (var at = 0; at < film.length; at += piece) {
            out.write(film, at, Math.min(piece, film.length - at));
            Thread.sleep(1_000 / PIECES_PER_SECOND);
        }
    }

    @AfterEach
    void close() throws Exception {
        try {
            if (browser.isPresent()) browser.get().close();
        } finally {
            house.close();
            provider.close();
        }
    }

    private Chromium page() {
        return browser.orElseThrow();
    }

    private void type(String selector, String text) throws Exception {
        page().value("(() => { const field = document.querySelector('%s'); field.value = '%s';"
                        .formatted(selector, text)
                + " field.dispatchEvent(new Event('input', { bubbles: true })); })()");
    }

    private void click(String selector) throws Exception {
        page().until("document.querySelector('" + selector + "')");
        page().value("document.querySelector('" + selector + "').click()");
    }

    private void pair() throws Exception {
        type("input.code", house.users.pairing().open(Optional.empty(), "Phone").code());
        click("form button");
        page().until("!document.querySelector('input.code')");
        page().value("location.hash = '#/live'");
        page().until("document.querySelectorAll('.channel .open').length > 3");
    }

    @Test
    void aPhoneIsPairedSearchesPlaysZapsAndIsSentAwayWhenItIsRevoked() throws Exception {
        assertThat(page().value("isSecureContext")).isEqualTo(false);
        pair();

        type("input[type=search]", "channel 3");
        page().until("document.querySelector('.channel .open')?.innerText.includes('Channel 3')");

        click(".channel .open");
        page().until("document.querySelector('video').currentTime > 1");
        assertThat(heading()).contains("Channel 3\n");

        page().value("dispatchEvent(new KeyboardEvent('keydown', { key: 'PageUp', bubbles: true, cancelable: true }))");
        page().until("document.querySelector('.player').innerText.includes('Channel 30')");
        page().until("document.querySelector('video').currentTime > 1");

        house.users.devices().all().forEach(device -> house.users.devices().revoke(device.id()));
        page().until("document.querySelector('input.code')");
        page().until("document.querySelector('video') === null || document.querySelector('video').paused");
        assertThat(page().problems()).isEmpty();
    }

    private String heading() throws Exception {
        return page().value("document.querySelector('.player').innerText") + "\n";
    }

    @Test
    void nothingIsOfferedThatAPageOfTheHomeNetworkCannotDo() throws Exception {
        pair();
        for (var place : List.of("home", "live", "guide", "titles", "recordings", "now")) {
            page().value("location.hash = '#/" + place + "'");
            page().until("document.querySelector('.page')");
            assertThat(page().value("[...document.querySelectorAll('button')].filter(button =>"
                            + " /install|notif/i.test(button.innerText + button.ariaLabel)).length"))
                    .as(place)
                    .isEqualTo(0);
        }
        assertThat(page().value("document.querySelectorAll('link[rel=manifest]').length + ' ' +"
                        + " ('serviceWorker' in navigator)"))
                .isEqualTo("0 false");
        assertThat(page().problems()).isEmpty();
    }
}
