package tv.tributary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.intake.SkipReason;
import tv.tributary.catalog.intake.SkippedEntries;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.catalog.provider.SyncReport;
import tv.tributary.model.Channel;
import tv.tributary.model.ProviderId;
import tv.tributary.model.ProviderSettings;

/// Lists as they are met in the field, from a server to channels.
class FieldListsTest {
    private final CatalogRig rig = new CatalogRig();
    private final MockWebServer server = new MockWebServer();
    private final Map<String, MockResponse> answers = new ConcurrentHashMap<>();

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answers.getOrDefault(
                        request.getUrl().encodedPath(),
                        new MockResponse.Builder().code(404).build());
            }
        });
        server.start();
    }

    @AfterEach
    void close() {
        rig.close();
        server.close();
    }

    @Test
    void whatIsLeftOutIsTold() {
        var report = sync("/list.m3u", """
                #EXTM3U
                #EXTINF:-1,Good
                http://a.test/1.ts
                #EXTINF:-1,Ace
                acestream://0123456789012345678901234567890123456789
                #EXTINF:-1,Plug
                plugin://plugin.video.x/?id=3
                #EXTINF:-1,Mms
                mmsh://h/x
                #EXTINF:-1,Pipe
                pipe:///usr/bin/ffmpeg -i http://h/x -f mpegts pipe:1
                #EXTINF:-1,Nothing
                #EXTINF:-1,Key
                #KODIPROP:inputstream.adaptive.license_type=com.widevine.alpha
                http://a.test/2.mpd
                #EXTINF:-1,Page
                https://www.youtube.com/watch?v=1
                """);

        assertThat(rig.names()).containsExactly("Good");
        assertThat(report.leftOut())
                .extracting(SkippedEntries::why)
                .containsExactly(
                        SkipReason.NO_ADDRESS,
                        SkipReason.PEER_TO_PEER,
                        SkipReason.ADD_ON,
                        SkipReason.COMMAND,
                        SkipReason.MMS,
                        SkipReason.PAGE,
                        SkipReason.ENCRYPTED);
        assertThat(report.leftOut().get(1).lines()).containsExactly(new SkippedEntries.Line(4, "Ace"));
        assertThat(report.words())
                .isEqualTo("7 entries: 7 added, 0 changed, 0 gone. 7 of 8 entries were left out: 1 without an address,"
                        + " 1 for Ace Stream or another peer-to-peer program, 1 for an add-on of Kodi,"
                        + " 1 that is a command or a file of another computer, 1 in Microsoft's old MMS protocol,"
                        + " 1 that is a page for people, such as YouTube's, 1 encrypted (DRM)."
                        + " The provider's page and \"tributary provider left-out\" show their lines.");
    }

    @Test
    void whatWasLeftOutIsStillToldWhenNothingChanged() {
        var list = "#EXTM3U\n#EXTINF:-1,A\nhttp://a.test/1.ts\n#EXTINF:-1,B\nsop://a.test:1/2\n";
        var first = sync("/list.m3u", list);
        var again = rig.sync(new ProviderId(1));

        assertThat(again.result()).isEqualTo(SyncReport.Result.UNCHANGED);
        assertThat(again.leftOut()).isEqualTo(first.leftOut()).hasSize(1);
        assertThat(again.words()).contains("1 of 2 entries was left out");
    }

    @Test
    void relativeAddressesBelongToWhereTheListCameFrom() {
        answers.put(
                "/get",
                new MockResponse.Builder()
                        .code(302)
                        .addHeader("Location", "/list/7.m3u")
                        .build());
        sync(
                "/get",
                "/list/7.m3u",
                "#EXTM3U\n#EXTINF:-1 tvg-logo=\"l.png\",One\nlive/one.ts\n#EXTINF:-1,Two\n/two.ts\n");

        assertThat(urls("One")).containsExactly(server.url("/list/live/one.ts").toString());
        assertThat(urls("Two")).containsExactly(server.url("/two.ts").toString());
        assertThat(channel("One").logo()).isEqualTo(server.url("/list/l.png").toString());
    }

    @Test
    void aRelativeAddressInAFileIsLeftOut() {
        var report = rig.sync("Home", "#EXTM3U\n#EXTINF:-1,One\nlive/one.ts\n#EXTINF:-1,Two\nhttp://a.test/2.ts\n");

        assertThat(rig.names()).containsExactly("Two");
        assertThat(report.leftOut()).extracting(SkippedEntries::why).containsExactly(SkipReason.RELATIVE);
    }

    @Test
    void severalAddressesOfAnEntryAreItsBackups() {
        sync("/list.m3u", """
                #EXTM3U
                #EXTINF:-1 group-title="G1",Channel Three
                https://a.test/stream3$line 1
                https://a.test/stream3b$line 2
                #EXTINF:-1 group-title="G1",Channel Four
                http://a.test/four.m3u8
                """);

        assertThat(urls("Channel Three")).containsExactly("https://a.test/stream3", "https://a.test/stream3b");
        assertThat(urls("Channel Four")).hasSize(1);
    }

    @Test
    void theSameAddressTwiceIsNoBackup() {
        var report = sync("/list.m3u", """
                #EXTM3U
                #EXTINF:-1 group-title="Fav",Ava
                http://a.test/1.ts
                #EXTINF:-1 group-title="Sports",Ava HD
                http://a.test/1.ts
                #EXTINF:-1,Bix
                http://a.test/1.ts
                """);

        assertThat(urls("Ava")).containsExactly("http://a.test/1.ts");
        assertThat(urls("Bix")).hasSize(1);
        assertThat(report.leftOut()).isEmpty();
    }

    @Test
    void aListNamedByAListIsReadInItsPlace() {
        answers.put(
                "/sub.m3u", body("#EXTM3U\n#EXTINF:-1,Sub One\ns1.ts\n#EXTINF:-1 group-title=\"G\",Sub Two\ns2.ts\n"));
        sync(
                "/list.m3u",
                "#EXTM3U\n#EXTINF:-1,Other\n" + server.url("/sub.m3u") + "\n#EXTINF:-1,Own\nhttp://a.test/1\n");

        assertThat(rig.names()).containsExactlyInAnyOrder("Sub One", "Sub Two", "Own");
        assertThat(channel("Sub One").group()).isEqualTo("Other");
        assertThat(channel("Sub Two").group()).isEqualTo("G");
        assertThat(urls("Sub One")).containsExactly(server.url("/s1.ts").toString());
    }

    @Test
    void aNewEntryInAListWithinTheListIsSeenThoughTheListIsAsItWas() {
        answers.put("/sub.m3u", body("#EXTM3U\n#EXTINF:-1,Sub One\ns1.ts\n#EXTINF:-1,Sub Three\ns3.ts\n"));
        sync("/list.m3u", "#EXTM3U\n#EXTINF:-1,Other\n" + server.url("/sub.m3u") + "\n");
        answers.put("/sub.m3u", body("#EXTM3U\n#EXTINF:-1,Sub One\ns1.ts\n#EXTINF:-1,Sub Two\ns2.ts\n"));

        assertThat(rig.sync(new ProviderId(1)).added()).isEqualTo(1);
        assertThat(rig.names()).containsExactlyInAnyOrder("Sub One", "Sub Two");
    }

    @Test
    void listsThatNameEachOtherComeToAnEnd() {
        answers.put(
                "/sub.m3u",
                body("#EXTM3U\n#EXTINF:-1,Back\n/list.m3u\n#EXTINF:-1,Sub\ns.ts\n#EXTINF:-1,Me\nsub.m3u\n"));
        sync(
                "/list.m3u",
                "#EXTM3U\n#EXTINF:-1,Other\n" + server.url("/sub.m3u") + "\n#EXTINF:-1,Own\nhttp://a.test/1\n");

        assertThat(rig.names()).contains("Sub", "Own");
        assertThat(server.getRequestCount()).isLessThanOrEqualTo(4);
    }

    @Test
    void aStreamBehindSuchAnAddressStaysAStream() {
        answers.put("/tv.m3u", body("#EXTM3U\n#EXT-X-TARGETDURATION:6\n#EXTINF:6,\ns1.ts\n"));
        sync(
                "/list.m3u",
                "#EXTM3U\n#EXTINF:-1,Stream\n" + server.url("/tv.m3u") + "\n#EXTINF:-1,Gone\n" + server.url("/no.m3u")
                        + "\n");

        assertThat(rig.names()).containsExactlyInAnyOrder("Stream", "Gone");
    }

    @Test
    void aStreamGivenAsAListIsOneChannel() {
        sync("/live.m3u8", "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:6\n#EXTINF:6.0,\nseg5.ts\n");

        assertThat(rig.names()).containsExactly("Web");
        assertThat(urls("Web")).containsExactly(server.url("/live.m3u8").toString());
    }

    @Test
    void aListOfOneAddressIsAStationThatKeepsItsName() {
        answers.put("/alpha.pls", body("[playlist]\nFile1=http://a.test/live.mp3\nTitle1=Stream\n"));
        answers.put("/beta.m3u", body("#EXTM3U\n#EXTINF:-1,Stream\n" + server.url("/alpha.pls") + "\n"));
        sync(
                "/list.m3u",
                "#EXTM3U\n#EXTINF:-1,Alpha\n" + server.url("/alpha.pls") + "\n#EXTINF:-1,Beta\n"
                        + server.url("/beta.m3u") + "\n");

        assertThat(urls("Alpha")).containsExactly(server.url("/alpha.pls").toString());
        assertThat(urls("Beta")).containsExactly(server.url("/beta.m3u").toString());
    }

    @Test
    void radioStaysRadio() {
        sync(
                "/list.m3u",
                "#EXTM3U\n#EXTINF:-1 radio=\"true\",Radio Alpha\nhttp://a.test/r.m3u8\n#EXTINF:-1,Tv Beta\nhttp://a.test/t.m3u8\n");

        assertThat(rig.catalog().channels().list(ChannelQuery.all()))
                .extracting(row -> row.channel().name(), ChannelRow::radio)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("Radio Alpha", true),
                        org.assertj.core.groups.Tuple.tuple("Tv Beta", false));
    }

    @Test
    void theServersCharsetIsHeard() {
        var text = "#EXTM3U\n#EXTINF:-1 group-title=\"Кино\",Дом кино\nhttp://a.test/1.ts\n";
        answers.put(
                "/list.m3u",
                new MockResponse.Builder()
                        .addHeader("Content-Type", "audio/x-mpegurl; charset=windows-1251")
                        .body(new okio.Buffer().write(text.getBytes(java.nio.charset.Charset.forName("windows-1251"))))
                        .build());
        rig.sync(rig.add("Web", server.url("/list.m3u").toString()).id());

        assertThat(channel("Дом кино").group()).isEqualTo("Кино");
    }

    @Test
    void eachKindOfAnswerHasItsWords() {
        assertThat(words(body("<?xml version='1.0'?><tv></tv>"))).startsWith("This is a programme guide (XMLTV)");
        assertThat(words(body("{\"user_info\":{\"auth\":0}}")))
                .startsWith("The provider sent data for programs (JSON)");
        assertThat(words(body("<html></html>"))).startsWith("The provider sent a web page");
        assertThat(words(body("Rar!\u001A\u0007"))).startsWith("The list is packed as RAR");
        assertThat(words(body("Your line is blocked."))).startsWith("What the provider sent is no list");
        assertThat(words(new MockResponse.Builder().code(204).build()))
                .startsWith("The provider answered, but sent nothing.");
        assertThat(words(new MockResponse.Builder().code(403).build()))
                .startsWith("The provider refuses the list (403)");
        assertThat(words(new MockResponse.Builder().code(451).build())).contains("(451)");
        assertThat(words(new MockResponse.Builder()
                        .code(302)
                        .addHeader("Location", "/x")
                        .build()))
                .startsWith("The provider sends the request on and on");
        assertThat(words(new MockResponse.Builder().code(302).build()))
                .startsWith("The provider sends the request on and on");
    }

    private String words(MockResponse answer) {
        answers.put("/x", answer);
        return rig.catalog()
                .sync()
                .test(ProviderSettings.of("X", server.url("/x").toString()))
                .words();
    }

    private SyncReport sync(String path, String list) {
        return sync(path, path, list);
    }

    private SyncReport sync(String asked, String path, String list) {
        answers.put(path, body(list));
        return rig.sync(rig.add("Web", server.url(asked).toString()).id());
    }

    private static MockResponse body(String text) {
        return new MockResponse.Builder().body(text).build();
    }

    private Channel channel(String name) {
        return rig.channels().stream()
                .filter(channel -> channel.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<String> urls(String name) {
        return rig.catalog().channels().find(channel(name).id()).orElseThrow().sources().stream()
                .map(source -> source.source().url())
                .toList();
    }
}
