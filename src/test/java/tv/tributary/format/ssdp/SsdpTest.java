package tv.tributary.format.ssdp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SsdpTest {
    private static final String SEARCH = """
            M-SEARCH * HTTP/1.1\r
            HOST: 239.255.255.250:1900\r
            MAN: "ssdp:discover"\r
            MX: 2\r
            ST: ssdp:all\r
            \r
            """;

    private static final SsdpDevice DEVICE = new SsdpDevice(
            UUID.fromString("2fac1234-31f8-11b4-a222-08002b34c003"),
            "urn:schemas-upnp-org:device:Basic:1",
            "http://192.0.2.10:9188/description.xml",
            "Linux UPnP/1.1 Tributary/1.0",
            7);

    private static Optional<SsdpSearch> parse(String text) {
        var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return SsdpSearch.of(bytes, bytes.length);
    }

    @Test
    void aSearchSaysWhatItLooksForAndHowLongItWaits() {
        assertThat(parse(SEARCH)).contains(new SsdpSearch("ssdp:all", 2));
    }

    @Test
    void lineEndsAndCapitalsDoNotMatter() {
        assertThat(parse("M-SEARCH * HTTP/1.1\nman:\"ssdp:discover\"\nSt:  upnp:rootdevice \nmx:1\n\n"))
                .contains(new SsdpSearch("upnp:rootdevice", 1));
    }

    @ParameterizedTest
    @CsvSource({"'',0", "abc,0", "-1,0", "0,0", "3,3", "120,5", "999999999,5", "9999999999,0"})
    void aWaitIsWithinReason(String mx, int seconds) {
        assertThat(parse(SEARCH.replace("MX: 2", "MX: " + mx))).contains(new SsdpSearch("ssdp:all", seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "NOTIFY * HTTP/1.1\r\nMAN: \"ssdp:discover\"\r\nST: ssdp:all\r\n\r\n",
                "M-SEARCH * HTTP/1.0\r\nMAN: \"ssdp:discover\"\r\nST: ssdp:all\r\n\r\n",
                "M-SEARCH * HTTP/1.1\r\nST: ssdp:all\r\n\r\n",
                "M-SEARCH * HTTP/1.1\r\nMAN: ssdp:discover\r\nST: ssdp:all\r\n\r\n",
                "M-SEARCH * HTTP/1.1\r\nMAN: \"ssdp:discover\"\r\n\r\nST: ssdp:all\r\n",
                "GET / HTTP/1.1\r\n\r\n"
            })
    void whatIsNoSearchIsNone(String text) {
        assertThat(parse(text)).isEmpty();
    }

    @Test
    void aSearchThatIsTooLongIsNone() {
        assertThat(parse(SEARCH.replace("\r\n\r\n", "\r\nX: " + "a".repeat(SsdpSearch.LONGEST) + "\r\n\r\n")))
                .isEmpty();
    }

    @Property
    void anyBytesAreReadWithoutHarm(@ForAll @Size(max = 300) byte[] bytes) {
        assertThat(SsdpSearch.of(bytes, bytes.length)).isEmpty();
    }

    @Property
    void aDamagedSearchIsReadWithoutHarm(@ForAll @IntRange(max = 94) int at, @ForAll byte other) {
        var bytes = SEARCH.getBytes(StandardCharsets.ISO_8859_1);
        bytes[at % bytes.length] = other;

        SsdpSearch.of(bytes, bytes.length).ifPresent(search -> {
            assertThat(search.target()).isNotEmpty();
            assertThat(search.longestWait()).isBetween(0, 5);
        });
    }

    @Test
    void anAnswerIsWhatUpnpDemands() {
        assertThat(DEVICE.answers(new SsdpSearch("upnp:rootdevice", 1))).containsExactly("""
                HTTP/1.1 200 OK\r
                CACHE-CONTROL: max-age=1800\r
                EXT:\r
                LOCATION: http://192.0.2.10:9188/description.xml\r
                SERVER: Linux UPnP/1.1 Tributary/1.0\r
                ST: upnp:rootdevice\r
                USN: uuid:2fac1234-31f8-11b4-a222-08002b34c003::upnp:rootdevice\r
                BOOTID.UPNP.ORG: 7\r
                CONFIGID.UPNP.ORG: 1\r
                \r
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "ssdp:all,3",
        "upnp:rootdevice,1",
        "uuid:2fac1234-31f8-11b4-a222-08002b34c003,1",
        "urn:schemas-upnp-org:device:Basic:1,1",
        "urn:schemas-upnp-org:device:MediaServer:1,0",
        "uuid:2fac1234-31f8-11b4-a222-08002b34c004,0"
    })
    void itAnswersWhenItIsMeant(String target, int answers) {
        assertThat(DEVICE.answers(new SsdpSearch(target, 1))).hasSize(answers);
    }

    @Test
    void anAnnouncementSaysThatItIsThere() {
        assertThat(DEVICE.alive()).hasSize(3);
        assertThat(DEVICE.alive().get(1)).isEqualTo("""
                NOTIFY * HTTP/1.1\r
                HOST: 239.255.255.250:1900\r
                CACHE-CONTROL: max-age=1800\r
                LOCATION: http://192.0.2.10:9188/description.xml\r
                NT: uuid:2fac1234-31f8-11b4-a222-08002b34c003\r
                NTS: ssdp:alive\r
                SERVER: Linux UPnP/1.1 Tributary/1.0\r
                USN: uuid:2fac1234-31f8-11b4-a222-08002b34c003\r
                BOOTID.UPNP.ORG: 7\r
                CONFIGID.UPNP.ORG: 1\r
                \r
                """);
    }

    @Test
    void anotherSaysThatItLeaves() {
        assertThat(DEVICE.byebye()).hasSize(3).allMatch(text -> text.contains("\r\nNTS: ssdp:byebye\r\n"));
    }
}
