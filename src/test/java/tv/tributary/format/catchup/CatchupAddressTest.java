package tv.tributary.format.catchup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which address asks a provider for a programme, by the mode of its list.
class CatchupAddressTest {
    /// 21:00 to 22:30 in Berlin, asked for two hours after it began.
    private static final CatchupRequest EVENING = new CatchupRequest(
            Instant.parse("2026-07-01T19:00:05Z"),
            Instant.parse("2026-07-01T20:30:00Z"),
            Instant.parse("2026-07-01T21:00:05Z"),
            ZoneId.of("Europe/Berlin"),
            "p42");

    private static List<String> addresses(Map<String, String> attributes, String url) {
        return CatchupSource.of(attributes).stream()
                .flatMap(source -> source.addresses(url, EVENING).stream())
                .toList();
    }

    private static Map<String, String> attributes(String... pairs) {
        var attributes = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) attributes.put(pairs[i], pairs[i + 1]);
        return attributes;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{utc} | 1782932405",
                "${start} | 1782932405",
                "${utc} | 1782932405",
                "{start} | 1782932405",
                "{utcend} | 1782937800",
                "${end} | 1782937800",
                "{lutc} | 1782939605",
                "${now} | 1782939605",
                "${timestamp} | 1782939605",
                "{duration} | 5395",
                "${duration} | 5395",
                "{duration:60} | 90",
                "{offset} | 7200",
                "${offset} | 7200",
                "{offset:60} | 120",
                "{Y}-{m}-{d}:{H}-{M}-{S} | 2026-07-01:21-00-05",
                "${Y}${m}${d} | 20260701",
                "{utc:YmdHMS} | 20260701210005",
                "${start:Y-m-d} | 2026-07-01",
                "{utcend:H:M} | 22:30",
                "${end:YmdHMS} | 20260701223000",
                "${now:YmdHMS} | 20260701230005",
                "{catchup-id} | p42",
                "${(b)yyyyMMddHHmmss}-${(e)yyyyMMddHHmmss} | 20260701210005-20260701223000",
                "${(b)yyyyMMddHHmmss:UTC} | 20260701190005",
                "{(b)yyyy-MM-ddTHH:mm:ss} | 2026-07-01T21:00:05",
                "{utc}/{utc}/{utc} | 1782932405/1782932405/1782932405",
                "{quality}/{}/{duration:0}/{duration:x} | {quality}/{}/{duration:0}/{duration:x}",
                "{(b)sssss} | {(b)sssss}",
                "no placeholder | no placeholder",
            })
    void placeholdersAreFilledAndWhatIsNoneStays(String template, String filled) {
        assertThat(CatchupTemplate.fill(template, EVENING)).isEqualTo(filled);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "default | http://a.test/x?from={utc}&for={duration} | http://a.test/live | http://a.test/x?from=1782932405&for=5395",
                "append | ?s={utc} | http://a.test/7.ts | http://a.test/7.ts?s=1782932405",
                "append | ?s={utc} | http://a.test/7.ts?k=v | http://a.test/7.ts?k=v&s=1782932405",
                "append | /{utc}.ts | http://a.test/7 | http://a.test/7/1782932405.ts",
                "default | ?s={utc} | http://a.test/7.ts | http://a.test/7.ts?s=1782932405",
                "shift | '' | http://a.test/7.ts | http://a.test/7.ts?utc=1782932405&lutc=1782939605",
                "timeshift | '' | http://a.test/7.ts?k=v | http://a.test/7.ts?k=v&utc=1782932405&lutc=1782939605",
                "flussonic | '' | http://a.test/151/mpegts?token=t | http://a.test/151/timeshift_abs-1782932405.ts?token=t",
                "flussonic | '' | http://a.test/325/index.m3u8?t=s | http://a.test/325/timeshift_rel-7200.m3u8?t=s",
                "flussonic-hls | '' | http://a.test/325/mono.m3u8 | http://a.test/325/mono-timeshift_rel-7200.m3u8",
                "flussonic-ts | '' | http://a.test/a/325/video.m3u8?t=s | http://a.test/a/325/timeshift_abs-1782932405.ts?t=s",
                "fs | '' | http://a.test/151/mpegts | http://a.test/151/timeshift_abs-1782932405.ts",
                "vod | http://a.test/vod/{catchup-id}.mp4 | http://a.test/7 | http://a.test/vod/p42.mp4",
            })
    void eachModeHasItsAddress(String mode, String template, String url, String address) {
        var attributes = attributes("catchup", mode, "catchup-source", template, "catchup-days", "7");

        assertThat(addresses(attributes, url)).containsExactly(address);
    }

    @Test
    void aPanelIsAskedInItsOwnTime() {
        var panel = attributes("catchup", "xc", "catchup-days", "3");

        assertThat(addresses(panel, "http://panel.test:8080/live/ann/s3cret/7.ts"))
                .containsExactly(
                        "http://panel.test:8080/timeshift/ann/s3cret/90/2026-07-01:21-00/7.ts",
                        "http://panel.test:8080/timeshift/ann/s3cret/90/2026-07-01:21-00/7");
        assertThat(addresses(panel, "http://panel.test/ann/s3cret/7.m3u8").getFirst())
                .isEqualTo("http://panel.test/timeshift/ann/s3cret/90/2026-07-01:21-00/7.m3u8");
        assertThat(addresses(panel, "http://panel.test/sub/live/ann/s3cret/7").getFirst())
                .isEqualTo("http://panel.test/sub/timeshift/ann/s3cret/90/2026-07-01:21-00/7.ts");
    }

    @Test
    void anAddressOfAnotherShapeHasNoArchive() {
        assertThat(addresses(attributes("catchup", "xc", "catchup-days", "3"), "http://a.test/stream.ts"))
                .isEmpty();
        assertThat(addresses(attributes("catchup", "flussonic", "catchup-days", "3"), "http://a.test/stream"))
                .isEmpty();
    }

    @Test
    void aCorrectionMovesAllThatIsAskedFor() {
        var late =
                attributes("catchup", "append", "catchup-source", "?s={utc}&o={offset}", "catchup-correction", "-1.5");

        assertThat(addresses(late, "http://a.test/7")).containsExactly("http://a.test/7?s=1782937805&o=1800");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "catchup=shift catchup-days=7 | SHIFT 7",
                "catchup-type=fs catchup-days=2 | FLUSSONIC_TS 2",
                "tvg-rec=3 | SHIFT 3",
                "timeshift=4 | SHIFT 4",
                "catchup=shift | SHIFT 5",
                "catchup=shift catchup-hours=30 | SHIFT 2",
                "catchup=xc catchup-days=999 | XC 60",
                "catchup-source=http://a.test/{utc} | DEFAULT 5",
                "catchup-source=?utc={utc} | APPEND 5",
            })
    void listsDescribeArchivesInManyWays(String attributes, String expected) {
        var source = CatchupSource.of(split(attributes)).orElseThrow();

        assertThat(source.mode() + " " + source.days()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "group-title=News",
        "catchup=disabled",
        "catchup=default",
        "catchup=append",
        "catchup=0",
        "catchup=shift catchup-days=0",
        "tvg-rec=0",
        "timeshift=yes",
    })
    void whatDescribesNoArchiveIsNone(String attributes) {
        assertThat(CatchupSource.of(split(attributes))).isEmpty();
    }

    private static Map<String, String> split(String attributes) {
        var split = new LinkedHashMap<String, String>();
        for (var pair : attributes.split(" ", -1)) {
            int equals = pair.indexOf('=');
            split.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return split;
    }
}
