package tv.tributary.catalog.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.MergeReport;
import tv.tributary.catalog.MergeReport.Group;
import tv.tributary.catalog.MergeReport.Stream;

/// What whole lists of providers become, name by name.
class MergedFieldListsTest {
    private final MergeReport report = new MergeReport();

    @Test
    void editionsInTwoLanguagesStayTwoWhateverTheirGuideId() throws IOException {
        read("""
                #EXTINF:-1 tvg-id="TELESUR.meo.pt" group-title="TV",teleSUR
                http://127.0.0.1:9/t1
                #EXTINF:-1 tvg-id="TELESUR.meo.pt" group-title="TV",teleSUR English
                http://127.0.0.1:9/t2
                """);

        assertThat(report.channels()).isEqualTo(2);
        assertThat(report.questions()).hasSizeLessThan(2);
    }

    @Test
    void editionsOfTwoCountriesStayTwo() throws IOException {
        read("""
                #EXTINF:-1 group-title="TV",TDM - Teledifusão de Macau (PT)
                http://127.0.0.1:9/ch2
                #EXTINF:-1 group-title="TV",TDM - Teledifusão de Macau (CN)
                http://127.0.0.1:9/ch1
                """);

        assertThat(report.channels()).isEqualTo(2);
        assertThat(report.questions()).hasSizeLessThan(2);
    }

    @Test
    void whatIsSaidOfAStreamInBracketsIsNoName() throws IOException {
        read("""
                #EXTINF:-1 tvg-id="ZorboOne.uk@SD" group-title="General",Zorbo One (1080p) [Geo-blocked]
                http://127.0.0.1:9/i0.m3u8
                #EXTINF:-1 tvg-id="ZorboOne.uk@SD" group-title="General",Zorbo One (576p) [Not 24/7]
                http://127.0.0.1:9/i1.m3u8
                #EXTINF:-1 tvg-id="ZorboOne.uk@SD" group-title="General",Zorbo One (720p)
                http://127.0.0.1:9/i2.m3u8
                """);

        assertThat(report.groups())
                .singleElement()
                .satisfies(group -> assertThat(group.title()).isEqualTo("Zorbo One"));
        assertThat(report.groups().getFirst().streams()).hasSize(3);
    }

    @Test
    void wordsBehindAnArrowAreNoName() throws IOException {
        for (var name : List.of("DAZN 1", "DAZN 2", "M+ LaLiga", "LA 1", "LA 2"))
            for (var mark : List.of("FHD --> NEW ERA", "1080p --> ELCANO", "720 --> NEW LOOP", "1080 *"))
                text.append("#EXTINF:-1 tvg-id=\"%s HD\" group-title=\"DEPORTES\",%s %s%nhttp://a.test/%d%n"
                        .formatted(name, name, mark, text.length()));
        read(text.toString());

        assertThat(report.groups())
                .extracting(Group::title)
                .containsExactlyInAnyOrder("DAZN 1", "DAZN 2", "M+ LaLiga", "LA 1", "LA 2");
        assertThat(report.groups())
                .allSatisfy(group -> assertThat(group.streams()).hasSize(4));
    }

    @Test
    void flavoursOfABoxAreOneChannel() throws IOException {
        for (var name : List.of("2 - France 2", "3 - France 3"))
            for (var flavour : List.of("auto", "HD", "standard", "bas débit"))
                text.append("#EXTINF:0,%s (%s)%nrtsp://fbx.example/fbxtv_pub/stream?service=%d%n"
                        .formatted(name, flavour, text.length()));
        read(text.toString());

        assertThat(report.groups()).extracting(Group::title).containsExactlyInAnyOrder("France 2", "France 3");
        assertThat(report.groups())
                .allSatisfy(group -> assertThat(group.streams()).hasSize(4));
    }

    @Test
    void guideIdsOfTwoCountriesAreTwoChannels() throws IOException {
        for (var id : List.of("ZorboTV.gh", "ZorboTV.pe", "Velka.in", "Velka.uk", "MundoYa.cl", "MundoYa.de"))
            text.append("#EXTINF:-1 tvg-id=\"%s@SD\" group-title=\"General\",%s (720p)%nhttp://a.test/%s%n"
                    .formatted(id, id.substring(0, id.indexOf('.')), id));
        read(text.toString());

        assertThat(report.streams())
                .extracting(Stream::channel)
                .doesNotHaveDuplicates()
                .hasSize(6);
    }

    private final StringBuilder text = new StringBuilder();

    private void read(String entries) throws IOException {
        report.add(new ByteArrayInputStream(("#EXTM3U\n" + entries).getBytes(StandardCharsets.UTF_8)));
    }
}
