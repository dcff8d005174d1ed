package tv.tributary.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.provider.SyncReport;
import tv.tributary.model.ProviderId;
import tv.tributary.testkit.ExpectedWarnings;
import tv.tributary.testkit.RawServer;

/// Each way a list can fail to come has a sentence of its own, and the old list stays.
@ExpectedWarnings("job failed: Sync Web")
class ListFaultTest {
    private static final String ONE = "#EXTM3U\n#EXTINF:-1,One\nhttp://a.test/live/u/p/1.ts\n";

    private final CatalogRig rig = new CatalogRig();
    private final RawServer server = new RawServer();
    private ProviderId id = new ProviderId(1);

    @BeforeEach
    void start() {
        id = rig.add("Web", server.url("/get.php?username=joe&password=secret")).id();
        server.then((_, out) -> out.write(answer(ONE.length(), ONE.getBytes(UTF_8))));
        assertThat(rig.sync(id).result()).isEqualTo(SyncReport.Result.DONE);
    }

    @AfterEach
    void close() {
        rig.close();
        server.close();
    }

    @Test
    void listShorterThanAnnounced() {
        server.then((_, out) -> out.write(answer(5_000, (ONE + ONE.replace("One", "Two")).getBytes(UTF_8))));

        assertFails("The connection broke before the whole list had arrived. Try again.");
    }

    @Test
    void packedListCutShort() {
        var packed = packed(ONE + ONE.replace("One", "Two").replace("1.ts", "2.ts"));
        var half = Arrays.copyOf(packed, packed.length - 12);
        server.then((_, out) -> out.write(answer(half.length, half)));

        assertFails("Only part of the list arrived. Try again later.");
    }

    @Test
    void listThatEndsWithinAnEntry() {
        var cut = (ONE + "#EXTINF:-1,Two\n").getBytes(UTF_8);
        server.then((_, out) -> out.write(answer(cut.length, cut)));

        assertFails("Only part of the list arrived. Try again later.");
    }

    @Test
    void refusedLogin() {
        server.then("HTTP/1.1 401 Unauthorized\nContent-Length: 0\n\n");

        assertFails("The provider refused the login. Check user name and password,"
                + " and whether the subscription is active.");
    }

    @Test
    void aRefusalThatDoesNotSayWhy() {
        server.then("HTTP/1.1 403 Forbidden\nContent-Length: 0\n\n");

        assertFails("The provider refuses the list (403) and does not say why. Check user name and password."
                + " If they are right, it may not serve your country or network, or not this program:"
                + " try another user agent.");
    }

    @Test
    void missingList() {
        server.then("HTTP/1.1 404 Not Found\nContent-Length: 0\n\n");

        assertFails("The provider has no list at this address (404). Check the address.");
    }

    @Test
    void listLargerThanAnyListIs() {
        server.then("HTTP/1.1 200 OK\nContent-Length: 2000000000\n\n");

        assertFails("The list is larger than 1 GB. Check that the address is that of a list.");
    }

    @Test
    void sameBytesUnderAnotherTagChangeNothing() {
        server.then((_, out) -> out.write(answer(ONE.length(), ONE.getBytes(UTF_8))));
        var revision = rig.catalog().channels().revision();

        assertThat(rig.sync(id).words()).isEqualTo("Nothing new: 1 entry, same as before.");
        assertThat(rig.catalog().channels().revision()).isEqualTo(revision);
    }

    private void assertFails(String words) {
        var report = rig.sync(id);

        assertThat(report.result()).isEqualTo(SyncReport.Result.FAILED);
        assertThat(report.words()).isEqualTo(words);
        assertThat(rig.names()).containsExactly("One");
        assertThat(rig.staged()).isZero();
    }

    private static byte[] answer(int length, byte[] body) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(("HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n").getBytes(UTF_8));
        out.writeBytes(body);
        return out.toByteArray();
    }

    private static byte[] packed(String text) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }
}
